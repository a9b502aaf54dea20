// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/inifile.h"
#include "app/person/person.h"
#include "core/base/error.h"
#include "support/silentfile.h"
#include "support/testmain.h"

#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

// What a person has set is written by a worker, whatever the disk does.
class IniFileTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    Paths m_paths;

    static QVariant inFile(const QString& path, const QString& key)
    {
        return QSettings(path, QSettings::IniFormat).value(key);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_paths = Paths::below(m_folder->path());
        QVERIFY(QDir().mkpath(m_paths.configDir));
    }

    void valuesAreKeptForNextTime()
    {
        const QString path = m_paths.windowFile();
        {
            IniFile file(path);
            QCOMPARE(file.value(u"a/wide"_s, 7).toInt(), 7);
            file.setValue(u"a/wide"_s, 12);
            QCOMPARE(file.value(u"a/wide"_s).toInt(), 12);
            QVERIFY(!file.isSaving());
            file.save();
            QVERIFY(file.isSaving());
            QTRY_VERIFY(!file.isSaving());
            file.save(); // nothing is new
            QVERIFY(!file.isSaving());
        }
        QCOMPARE(inFile(path, u"a/wide"_s).toInt(), 12);
        QCOMPARE(IniFile(path).value(u"a/wide"_s).toInt(), 12);
    }

    void twoThatWriteDoNotLoseEachOthers()
    {
        const QString path = m_paths.windowFile();
        IniFile one(path);
        IniFile other(path);
        one.setValue(u"one"_s, 1);
        one.save();
        QTRY_VERIFY(!one.isSaving());
        other.setValue(u"other"_s, 2);
        other.save();
        QTRY_VERIFY(!other.isSaving());
        QCOMPARE(inFile(path, u"one"_s).toInt(), 1);
        QCOMPARE(inFile(path, u"other"_s).toInt(), 2);
    }

    void theEndDoesNotWaitForTheDiskAndNothingIsLost()
    {
        auto file = std::make_unique<IniFile>(m_paths.windowFile());
        test::SilentFile silent(m_paths.windowFile());
        file->setValue(u"a"_s, 1);
        file->save();
        QTRY_VERIFY(silent.isHolding());
        file.reset();
        QVERIFY(silent.isHolding());
        silent.release();
        QTRY_COMPARE(inFile(m_paths.windowFile(), u"a"_s).toInt(), 1);
    }

    void settingsHoldBeforeTheDiskHasThem()
    {
        auto person = std::make_unique<Person>(m_paths);
        person->read();
        test::SilentFile silent(m_paths.settingsFile());
        Settings settings = person->settings();
        settings.keepHistory = false;
        std::optional<bool> told;
        person->setSettings(settings, this, [&told](const Status& status) { told = status.ok(); });
        QVERIFY(!person->settings().keepHistory);
        QVERIFY(person->isSaving());
        QTRY_VERIFY(silent.isHolding());
        QVERIFY(!told.has_value());
        silent.release();
        QTRY_VERIFY(told.has_value());
        QVERIFY(*told);
        QVERIFY(!Settings::load(m_paths.settingsFile())->keepHistory);
    }

    void settingsThatCannotBeWrittenAreAProblem()
    {
        QVERIFY(QDir().mkpath(m_paths.settingsFile())); // a folder
        Person person(m_paths);
        person.read();
        Settings settings;
        settings.keepHistory = false;
        person.setSettings(settings);
        QTRY_COMPARE(person.problems().size(), 1);
        QCOMPARE(person.problems().constFirst().file, m_paths.settingsFile());
        std::optional<bool> told;
        person.setSettings(settings, this, [&told](const Status& status) { told = status.ok(); });
        QTRY_VERIFY(told.has_value());
        QVERIFY(!*told);
        QCOMPARE(person.problems().size(), 1); // whoever asked says it
    }
};

ROLLCALL_TEST(tst_inifile, IniFileTest)
#include "tst_inifile.moc"
