// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/drafts.h"
#include "app/person/identities.h"
#include "app/person/paths.h"
#include "app/person/settings.h"
#include "core/base/encoding.h"
#include "support/changed.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

namespace {

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

/// The person's own files: paths, settings, identity bindings, drafts.
class FilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pathsFollowTheSpecification()
    {
        qputenv("XDG_CONFIG_HOME", "/somewhere/config");
        qputenv("XDG_STATE_HOME", "relative/is/ignored");
        const Paths paths = Paths::forThisUser();
        QCOMPARE(paths.settingsFile(), u"/somewhere/config/rollcall/settings.ini"_s);
        QCOMPARE(paths.historyDir(), QDir::homePath() + u"/.local/state/rollcall/history"_s);
    }

    void settingsComeBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a/settings.ini"_s);
        Settings settings;
        forEachField<RunOptions>([&](const auto& option) {
            if ((option.places & InSettings) != 0)
                test::changing::change(settings.run.*option.member, NumberLimits{option.least, option.most});
        });
        QCOMPARE(settings.run.hostKeys, HostKeyPolicy::AcceptNew);
        settings.libraries = {u"/shared/a, b"_s, u"/shared/c"_s};
        settings.keepHistory = false;
        QVERIFY(settings.save(path));
        QCOMPARE(*Settings::load(path), settings);
    }

    void brokenValuesFallBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        write(path, "version=1\n[run]\nfanOut=-5\nconnectTimeout=soon\nhostKeys=off\n");
        const Settings settings = *Settings::load(path);
        QCOMPARE(settings.run, RunOptions());
    }

    void settingsOfBeforeHold()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        write(path, "version=1\n[run]\nstopHostOnFailure=true\n");
        QCOMPARE(Settings::load(path)->run, RunOptions()); // as it was written for whoever had said nothing
        write(path, "version=1\n[run]\nstopHostOnFailure=false\n");
        Settings settings = *Settings::load(path);
        QCOMPARE(settings.run.onFailure, OnFailure::GoOn);
        settings.run.onFailure = OnFailure::ByKind;
        QVERIFY(settings.save(path));
        QCOMPARE(*Settings::load(path), settings);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("stopHostOnFailure"));
    }

    void newerSettingsAreLeftAlone()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"settings.ini"_s);
        write(path, "version=99\nfuture=yes\n");
        QCOMPARE(Settings().save(path).error().kind, ErrorKind::FileTooNew);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("future=yes"));
    }

    void identitiesAreRead()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"identities.yaml"_s);
        write(path, "version: 1\nidentities:\n  deploy:\n    user: root\n    keys: [~/.ssh/deploy, keys/own]\n"
                    "    agent: false\n    password: keyring\n  plain:\n");
        const auto bindings = IdentityBindings::load(path);
        QVERIFY(bindings.ok());
        const IdentityBinding* deploy = bindings->find(u"deploy"_s);
        QVERIFY(deploy);
        QCOMPARE(deploy->user, u"root"_s);
        QCOMPARE(deploy->keyFiles, (QStringList{QDir::homePath() + u"/.ssh/deploy"_s, folder.filePath(u"keys/own"_s)}));
        QVERIFY(!deploy->agent);
        QCOMPARE(deploy->password, PasswordSource::Keyring);
        QVERIFY(bindings->find(u"plain"_s)->agent);
        QVERIFY(!bindings->find(u"other"_s));
    }

    void identitiesComeBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"config/identities.yaml"_s);
        IdentityBindings bindings;
        bindings.set({u"we \"quote\": # all"_s, u"ro\\ot"_s, {u"/keys/a b"_s}, false, PasswordSource::Never});
        bindings.set({u"a"_s, {}, {}, true, PasswordSource::Ask});
        QVERIFY(bindings.save(path));
        const auto read = IdentityBindings::load(path);
        QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(errorText(read.error())));
        QCOMPARE(*read, bindings);
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void brokenIdentitiesAreNamedAndNotOverwritten_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::newRow("syntax") << QByteArray("version: 1\nidentities: [\n") << 2; // where it is opened
        QTest::newRow("unknown key") << QByteArray("version: 1\nidentities:\n  a:\n    passwd: x\n") << 4;
        QTest::newRow("key twice") << QByteArray("identities:\n  a:\n    user: x\n    user: y\n") << 4;
        QTest::newRow("name twice") << QByteArray("identities:\n  a:\n  b:\n  a:\n") << 4;
        QTest::newRow("all twice") << QByteArray("identities:\n  a:\nidentities:\n  b:\n") << 3;
        QTest::newRow("tag") << QByteArray("identities:\n  a:\n    keys: [ !k ]\n") << 3;
        QTest::newRow("value") << QByteArray("version: 1\nidentities:\n  a:\n    agent: maybe\n") << 4;
    }

    void brokenIdentitiesAreNamedAndNotOverwritten()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"identities.yaml"_s);
        write(path, text);
        const auto bindings = IdentityBindings::load(path);
        QVERIFY(!bindings.ok());
        QCOMPARE(bindings.error().kind, ErrorKind::FileSyntax);
        QCOMPARE(bindings.error().file, path);
        QCOMPARE(bindings.error().line, line);
        if (QByteArray(QTest::currentDataTag()) == "unknown key")
            QVERIFY2(errorText(bindings.error()).contains(u"at “passwd”: user, keys"_s),
                     qPrintable(errorText(bindings.error())));
        QVERIFY(!IdentityBindings().save(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    void draftsComeBack()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"state/drafts.json"_s);
        Draft draft;
        draft.title = u"disk"_s;
        draft.request = test::changed<RunRequest>();
        draft.edited = true;
        draft.runIds = {u"one"_s};
        draft.snippet = u"disk"_s;
        draft.library = u"/srv/library"_s;
        draft.began = u"a1b2"_s;
        draft.encoding = encodingFromName(u"ISO-8859-1").value();
        const Drafts drafts{{draft, Draft()}, 1, {{Draft(), 0}, {draft, 3}}};
        QVERIFY(drafts.save(path));
        const auto read = Drafts::load(path);
        QVERIFY(read.ok());
        Drafts kept = drafts;
        kept.tabs[0].request = kept.closed[1].draft.request = test::stored(draft.request);
        QVERIFY(kept.tabs[0].request.composition.standardInput.isEmpty()); // may hold a password
        QCOMPARE(*read, kept);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(!bytes.contains("a password") && !bytes.contains(QByteArray("a password").toBase64()));
        QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void draftsOfBeforeHold()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"drafts.json"_s);
        write(path, R"({"version": 2, "current": 0, "tabs": [{"title": "t", "request": {"target": "a",
                        "composition": {"steps": [{"title": "one", "script": "id\nexit 3"}]},
                        "options": {"stopHostOnFailure": false}}}]})");
        const auto read = Drafts::load(path);
        QVERIFY(read.ok() && read->tabs.size() == 1);
        const RunRequest& request = read->tabs[0].request;
        QCOMPARE(request.options.onFailure, std::optional(OnFailure::GoOn));
        QVERIFY(read->closed.isEmpty() && !read->tabs[0].encoding);
        QVERIFY((request.composition.steps == QList{StepTemplate{u"one"_s, u"id\nexit 3"_s}}));
        write(path, R"({"version": 2, "tabs": [{"request": {"composition": {"snippet": "disk"}}},
                                               {"request": {"composition": {"snippet": "disk"}}, "snippet": ""}]})");
        const auto named = Drafts::load(path);
        QVERIFY(named.ok() && named->tabs.size() == 2);
        QCOMPARE(named->tabs[0].snippet, u"disk"_s);
        QVERIFY(named->tabs[1].snippet.isEmpty()); // a past run's
    }

    void brokenDraftsAreSetAside()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"drafts.json"_s);
        QVERIFY(Drafts::load(path)->tabs.isEmpty());
        write(path, "{\"tabs\": [");
        QVERIFY(!Drafts::load(path).ok());
        QVERIFY(QFile::exists(path + u".broken"_s));
        QVERIFY(Drafts::load(path).ok());
    }
};

ROLLCALL_TEST(tst_files, FilesTest)
#include "tst_files.moc"
