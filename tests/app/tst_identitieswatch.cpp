// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/async/filewatch.h"
#include "app/person/identities.h"
#include "app/person/person.h"
#include "app/prepare/surroundings.h"
#include "app/workspace/workspace.h"
#include "core/base/leftthreads.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;
using namespace rollcall::test;

/// Identities that another program writes while the window is open.
class IdentitiesWatchTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;

    QString file() const { return m_workspace->person().paths().identitiesFile(); }
    static QByteArray text(const char* user)
    {
        return QByteArray("version: 1\nidentities:\n  deploy:\n    user: ") + user + '\n';
    }
    void write(const QByteArray& bytes) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(file()).path()));
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(bytes), bytes.size());
    }
    /// As what runs next sees it.
    QString user() const
    {
        const auto surroundings = m_workspace->libraries().surroundings();
        const IdentityBinding* const binding = surroundings->identities.find(u"deploy"_s);
        return binding == nullptr ? QString() : binding->user;
    }
    qsizetype problems() const { return m_workspace->person().problems().size(); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_workspace = std::make_unique<Workspace>(Paths::below(m_folder->path()));
    }
    void cleanup()
    {
        m_workspace.reset();
        m_folder.reset();
    }

    void madeChangedReplacedAndRemoved()
    {
        QVERIFY(!QFileInfo::exists(file()));
        m_workspace->open();
        QCOMPARE(user(), QString());
        write(text("one"));
        QTRY_COMPARE(user(), u"one"_s);
        write(text("two")); // in place
        QTRY_COMPARE(user(), u"two"_s);
        IdentityBindings bindings; // as the command line does: by another file in its place
        IdentityBinding binding;
        binding.name = u"deploy"_s;
        binding.user = u"three"_s;
        bindings.set(binding);
        QVERIFY(bindings.save(file()).ok());
        QTRY_COMPARE(user(), u"three"_s);
        write(text("four"));
        QTRY_COMPARE(user(), u"four"_s);
        QVERIFY(QFile::remove(file()));
        QTRY_COMPARE(user(), QString());
    }

    void whatCannotBeReadIsAProblemUntilItCan()
    {
        write(text("one"));
        m_workspace->open();
        QCOMPARE(user(), u"one"_s);
        QCOMPARE(problems(), 0);
        write("identities: [\n");
        QTRY_COMPARE(problems(), 1);
        QCOMPARE(m_workspace->person().problems()[0].file, file());
        QCOMPARE(user(), u"one"_s); // as it was last understood
        IdentityBinding binding;
        binding.name = u"other"_s;
        QVERIFY(!m_workspace->person().setIdentity(binding).ok()); // nor is it overwritten
        write(text("two"));
        QTRY_COMPARE(user(), u"two"_s);
        QCOMPARE(problems(), 0);
        QVERIFY(m_workspace->person().setIdentity(binding).ok());
    }

    /// Its thread is left behind, and ends even where it had not begun to look.
    void aWatchThatGoesLeavesNothing()
    {
        for (int i = 0; i < 50; ++i)
            FileWatch().setFiles({file()});
        QVERIFY(waitForLeftThreads(std::chrono::milliseconds(patience)));
    }
};

ROLLCALL_TEST(tst_identitieswatch, IdentitiesWatchTest)
#include "tst_identitieswatch.moc"
