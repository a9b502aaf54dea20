// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/keyring.h"
#include "gui/fixture.h"
#include "gui/pages/preferencesdialog.h"
#include "support/testmain.h"

#include <QLabel>
#include <QListWidget>
#include <QMap>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

// What is saved in the keyring is listed in Preferences and can be forgotten there.
class PreferencesTest : public QObject
{
    Q_OBJECT

private:
    /// Answers at once; `locked` from the moment it is said.
    class Backend final : public app::KeyringBackend
    {
    public:
        explicit Backend(QMap<QString, QByteArray>& store, const bool& locked) : m_store(store), m_locked(locked) {}
        void read(const QString& key, Done done) override { done({Problem::None, {}, m_store.value(key)}); }
        void write(const QString& key, const QByteArray& secret, Done done) override
        {
            m_store.insert(key, secret);
            done({});
        }
        void remove(const QString& key, Done done) override
        {
            if (!m_locked)
                m_store.remove(key);
            done({m_locked ? Problem::Locked : Problem::None, {}, {}});
        }

    private:
        QMap<QString, QByteArray>& m_store;
        const bool& m_locked;
    };

private Q_SLOTS:
    void savedSecretsAreForgotten()
    {
        const QTemporaryDir folder;
        QMap<QString, QByteArray> store;
        bool locked = false;
        app::Keyring keyring(nullptr, std::make_unique<Backend>(store, locked), folder.filePath(u"keyring.ini"_s));
        using Kind = app::SecretKey::Kind;
        for (const app::SecretKey& key :
             {app::SecretKey{Kind::Password, u"deploy"_s}, app::SecretKey{Kind::Password, u"root@web-01"_s},
              app::SecretKey{Kind::Passphrase, u"/home/me/.ssh/id\x1b[31m"_s}})
            keyring.write(key, Secret(QByteArray("s3cret")), this, [](const Status&) {});
        QCOMPARE(store.size(), 3);
        gui::PreferencesDialog dialog({}, keyring);
        dialog.show();
        auto* list = find<QListWidget>(&dialog, "secretsList");
        auto* forget = find<QPushButton>(&dialog, "forgetButton");
        QCOMPARE(list->count(), 3);
        QVERIFY(!list->item(0)->text().contains(u'\x1b'));
        QCOMPARE(list->item(1)->text(), u"Password of deploy"_s);
        QVERIFY(!forget->isEnabled());
        QVERIFY(!find<QLabel>(&dialog, "noSecretsLabel")->isVisible());
        list->setCurrentRow(2);
        locked = true;
        QTest::mouseClick(forget, Qt::LeftButton);
        QCOMPARE(find<QLabel>(&dialog, "secretsProblemLabel")->text(),
                 errorText({ErrorKind::KeyringLocked, {}, {}, {}}));
        QCOMPARE(list->count(), 3); // it is still there, and so is its name
        locked = false;
        list->setCurrentRow(2);
        QTest::mouseClick(forget, Qt::LeftButton);
        QCOMPARE(store.keys(), QStringList({u"passphrase//home/me/.ssh/id\x1b[31m"_s, u"password/deploy"_s}));
        QCOMPARE(list->count(), 2);
        QVERIFY(!find<QLabel>(&dialog, "secretsProblemLabel")->isVisible());
        QTest::mouseClick(find<QPushButton>(&dialog, "forgetAllButton"), Qt::LeftButton);
        QVERIFY(store.isEmpty());
        QVERIFY(find<QLabel>(&dialog, "noSecretsLabel")->isVisible());
        QVERIFY(!list->isVisible() && !forget->isVisible());
    }
};

ROLLCALL_TEST(tst_preferences, PreferencesTest)
#include "tst_preferences.moc"
