// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "app/prepare/surroundings.h"
#include "cli/base/console.h"
#include "cli/run/runarguments.h"
#include "core/run/runfields.h"
#include "gui/compose/composer.h"
#include "gui/compose/launchcontroller.h"
#include "gui/fixture.h"
#include "gui/look/syntax.h"
#include "gui/questions/questioner.h"
#include "gui/results/resultspage.h"
#include "gui/shell/runtab.h"
#include "library/live/library.h"
#include "library/live/libraryset.h"
#include "support/changed.h"
#include "support/clirunner.h"
#include "support/sshd.h"
#include "support/testmain.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using rollcall::test::find;

namespace {

/// The same value behind both pointers.
template <typename T> bool alike(const std::shared_ptr<const T>& one, const std::shared_ptr<const T>& other)
{
    return one == other || (one && other && *one == *other);
}

/// The names of the fields that differ.
template <typename S> QStringList differing(const S& one, const S& other)
{
    QStringList names;
    forEachField<S>([&](const auto& field) {
        if (!(one.*field.member == other.*field.member))
            names.append(QLatin1String(field.key));
    });
    return names;
}

} // namespace

// The same is asked for, and the same is sent, whether a run begins in the window or on the command line.
class BothWaysTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::SshdFixture> m_sshd;
    QString m_seen; // what the server was asked, a file for each command
    std::unique_ptr<test::Fixture> m_fixture;
    std::unique_ptr<test::CliRunner> m_cli;
    std::unique_ptr<gui::Syntax> m_syntax;
    std::unique_ptr<QWidget> m_window;
    gui::RunTab* m_tab = nullptr;

    gui::Composer* composer() const { return m_tab->composer(); }
    QString library() const { return m_fixture->workspace().libraries().set().personal()->path(); }

    RunSpecPtr fromWindow(const QString& target)
    {
        disconnect(composer()->launch(), &gui::LaunchController::runRequested, m_tab, nullptr);
        QSignalSpy run(composer()->launch(), &gui::LaunchController::runRequested);
        composer()->setTarget(target);
        composer()->launch()->run();
        return QTest::qWaitFor([&] { return run.count() == 1; }, 20'000) ? run.first().first().value<RunSpecPtr>()
                                                                         : nullptr;
    }

    RunSpecPtr fromCommandLine(const QStringList& arguments)
    {
        cli::Console console;
        cli::Verb verb(u"run"_s, {});
        cli::addRunOptions(verb);
        if (verb.parse(arguments, console))
            return nullptr;
        const auto given = cli::readRunArguments(verb, m_fixture->workspace().libraries().set());
        if (!given)
            return nullptr;
        const auto preflight = app::prepare(*m_fixture->workspace().libraries().surroundings(), given->request);
        const auto run = app::buildRun(preflight, given->request);
        return run ? *run : nullptr;
    }

    static void compare(const RunSpecPtr& window, const RunSpecPtr& line)
    {
        QVERIFY(window && line);
        QStringList shape = differing<RunShape>(*window, *line);
        QCOMPARE(shape.removeAll(u"id"_s), 1);
        shape.removeAll(u"created"_s);
        QCOMPARE(shape, QStringList());
        QCOMPARE(differing(window->options, line->options), QStringList());
        QCOMPARE(differing(window->request, line->request), QStringList());
        QCOMPARE(differing(window->request.overrides, line->request.overrides), QStringList());
        QCOMPARE(differing(window->request.composition, line->request.composition), QStringList());
        QCOMPARE(differing(window->request.options, line->request.options), QStringList());
        QCOMPARE(window->steps, line->steps);
        const StoredSpec keptOfWindow(*window);
        const StoredSpec keptOfLine(*line);
        QCOMPARE(window->hosts.size(), line->hosts.size());
        for (qsizetype i = 0; i < window->hosts.size(); ++i) {
            const HostSpec& one = window->hosts[i];
            const HostSpec& other = line->hosts[i];
            QCOMPARE(differing(keptOfWindow.hosts[i], keptOfLine.hosts[i]), QStringList());
            QVERIFY(alike(one.login, other.login) && alike(one.trust, other.trust));
            QVERIFY(alike(one.algorithms, other.algorithms) && alike(one.session, other.session));
            QCOMPARE(one.connectTimeout, other.connectTimeout);
            QVERIFY(one.keepalive == other.keepalive && one.keepaliveCount == other.keepaliveCount &&
                    one.family == other.family);
        }
    }

    static Snippet snippet(const QString& name, const QStringList& scripts, const QString& interpreter = {})
    {
        Snippet made;
        made.name = name;
        made.interpreter = interpreter;
        for (const QString& script : scripts)
            made.steps.append({{}, script});
        return made;
    }

    /// Ten, that differ in all that a snippet can say.
    QList<Snippet> snippets() const
    {
        QList<Snippet> all{
            snippet(u"plain"_s, {u"echo one; echo two >&2"_s}),
            snippet(u"quoting"_s, {u"printf '<%s>' {{what|q}} \"it's $((1+1))\"; exit 3"_s}),
            snippet(u"steps"_s, {u"echo first"_s, u"false"_s, u"echo third"_s}),
            snippet(u"sh"_s, {u"set -- a b\necho $# \"$0\"\ncat\n"_s}, u"sh"_s),
            snippet(u"bash"_s, {u"a=(1 2 3)\necho ${#a[@]} üñí\n"_s}, u"bash"_s),
            snippet(u"python"_s, {u"import sys\nprint(sys.argv, repr(sys.stdin.read()))\n"_s}, u"python3"_s),
            snippet(u"long"_s, {u"true '"_s + QString(60'000, u'x') + u"'"_s}),
            snippet(u"terminal"_s, {u"test -t 0 && echo terminal"_s}),
            snippet(u"slow"_s, {u"sleep 60"_s}),
            snippet(u"much"_s, {u"yes | head -c 100000"_s})};
        all[1].parameters = {{u"what"_s, u"What"_s, u"the 'usual' {{x}}"_s, {}, {}}};
        all[1].success.exitCodes = {3};
        all[2].success.mustNotMatch = u"first"_s;
        all[7].options.pty = true;
        all[8].options.commandTimeout = Milliseconds(1500);
        all[9].options.outputLimit = 5000;
        return all;
    }

    /// What the server wrote down since; not what ends a command, which is about processes of the moment.
    QByteArrayList seen()
    {
        QByteArrayList all;
        QDir folder(m_seen);
        for (const QString& name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            all.append(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
            file.remove();
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sshd = std::make_unique<test::SshdFixture>();
        m_seen = m_sshd->file(u"seen"_s);
        QVERIFY(QDir().mkpath(m_seen));
        QFile script(m_sshd->file(u"record.sh"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write(
            "case $SSH_ORIGINAL_COMMAND in (*m=rollcall*) exec sh -c \"$SSH_ORIGINAL_COMMAND\";; esac\n" // ends one
            "f=$(mktemp '" +
            QFile::encodeName(m_seen) +
            "'/$(date +%s%N).XXXXXX)\n"
            "{ env | grep -vE '^(SSH_(CLIENT|CONNECTION|TTY)|XDG_.*|_|SHLVL|PWD|OLDPWD)='; id -un; test -t 0 && echo tty; } >$f\n"
            "test -t 0 && exec sh -c \"$SSH_ORIGINAL_COMMAND\"\n"
            "tee -a $f | sh -c \"$SSH_ORIGINAL_COMMAND\"\n");
        script.close();
        m_sshd->set(u"ForceCommand"_s, u"/bin/sh "_s + script.fileName());
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->error()));
    }

    void init()
    {
        m_cli = std::make_unique<test::CliRunner>();
        m_cli->write(u"ssh/.ssh/config"_s,
                     "Host *\n User " + m_sshd->user().toUtf8() + "\n Port " + QByteArray::number(m_sshd->port()) +
                         "\n IdentityFile " + m_sshd->clientKey().toUtf8() + "\n UserKnownHostsFile " +
                         m_sshd->knownHosts().toUtf8() + "\n StrictHostKeyChecking yes\n SetEnv ROLLCALL_A=one\n");
        qputenv("ROLLCALL_SSH_HOME", QFile::encodeName(m_cli->file(u"ssh"_s)));
        m_cli->setEnvironment(u"ROLLCALL_SSH_HOME"_s, m_cli->file(u"ssh"_s));
        m_fixture = std::make_unique<test::Fixture>();
        m_fixture->addExamples();
        m_syntax = std::make_unique<gui::Syntax>();
        m_window = std::make_unique<QWidget>();
        auto* const questioner = new gui::Questioner(m_window.get());
        m_tab = new gui::RunTab(m_fixture->workspace(), *m_syntax, *questioner, m_window.get());
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        m_fixture.reset();
        qunsetenv("ROLLCALL_SSH_HOME");
    }

    /// A snippet that says every option there is, as it stands.
    void whatASnippetSays()
    {
        Snippet all = snippets()[1];
        all.name = u"all"_s;
        forEachSnippetOption([&](const auto& option) {
            test::changing::change(all.options.*option.member, NumberLimits{option.least, option.most});
        });
        m_fixture->addSnippet(all);
        composer()->loadSnippet(*m_fixture->snippet(u"all"_s));
        const RunSpecPtr window = fromWindow(u"@web, db-1"_s);
        const RunSpecPtr line = fromCommandLine({u"@web, db-1"_s, u"--snippet"_s, u"all"_s});
        compare(window, line);
        forEachSnippetOption([&](const auto& said) {
            forEachOption([&](const auto& option, const auto& same) {
                if constexpr (std::is_same_v<decltype(said), decltype(same)>) {
                    if (qstrcmp(said.key, same.key) == 0)
                        QVERIFY2(window->options.*option.member == *(all.options.*said.member), said.key);
                }
            });
        });
    }

    /// What the user says beats the snippet, by whatever way it is said.
    void whatTheUserSays()
    {
        Snippet all = snippets()[1];
        all.name = u"all"_s;
        all.options.fanOut = 3;
        all.options.commandTimeout = Milliseconds(2500);
        all.options.pty = true;
        m_fixture->addSnippet(all);
        composer()->loadSnippet(*m_fixture->snippet(u"all"_s));
        auto* const form = find<QWidget>(m_tab, "optionsForm");
        find<QSpinBox>(form, "fanOutBox")->setValue(7);
        find<QSpinBox>(form, "connectBox")->setValue(4);
        find<QSpinBox>(form, "commandBox")->setValue(9);
        find<QLineEdit>(form, "userEdit")->setText(u"operator"_s);
        auto* const keys = find<QComboBox>(form, "hostKeysBox");
        keys->setCurrentIndex(keys->findData(static_cast<int>(HostKeyPolicy::AcceptNew)));
        auto* const encoding = find<QComboBox>(form, "encodingBox");
        encoding->setCurrentIndex(encoding->findText(u"ISO-8859-1"_s));
        auto* const field = find<QLineEdit>(m_tab, "parameter_what");
        field->clear();
        test::type(field, u"a b; {{host}} 'c'"_s);
        const RunSpecPtr window = fromWindow(u"web-[01-02]"_s);
        const RunSpecPtr line =
            fromCommandLine({u"web-[01-02]"_s, u"--snippet"_s, u"all"_s, u"--fan-out"_s, u"7"_s, u"--connect-timeout"_s,
                             u"4"_s, u"--timeout"_s, u"9"_s, u"--user"_s, u"operator"_s, u"--host-keys"_s,
                             u"accept-new"_s, u"--encoding"_s, u"latin1"_s, u"--param"_s, u"what=a b; {{host}} 'c'"_s});
        compare(window, line);
        QVERIFY(window->hosts.first().encoding != Encoding::Utf8);
        QCOMPARE(window->hosts.first().encoding, line->hosts.first().encoding);
        QVERIFY(window->options.fanOut == 7 && window->options.commandTimeout == Milliseconds(9000) &&
                window->options.pty);
        QCOMPARE(window->hosts.first().user, u"operator"_s);
    }

    void whatIsSaidOfFailures_data()
    {
        QTest::addColumn<int>("snippets"); // word, beside its first step's own: go on
        QTest::addColumn<QString>("word");
        for (const int snippets : {-1, int(OnFailure::ByKind), int(OnFailure::Stop), int(OnFailure::GoOn)}) {
            for (const char* const word : NamesOf<OnFailure>::names)
                QTest::addRow("%d %s", snippets, word) << snippets << QString::fromLatin1(word);
        }
    }

    /// Each of the three words is the same word, also where it is what holds anyway.
    void whatIsSaidOfFailures()
    {
        QFETCH(const int, snippets);
        QFETCH(const QString, word);
        Snippet some = snippet(u"some"_s, {u"false"_s, u"false"_s, u"id"_s});
        some.steps[0].onFailure = OnFailure::GoOn;
        if (snippets >= 0)
            some.options.onFailure = static_cast<OnFailure>(snippets);
        m_fixture->addSnippet(some);
        composer()->loadSnippet(*m_fixture->snippet(u"some"_s));
        const RunSpecPtr untouched = fromWindow(u"web-01"_s);
        compare(untouched, fromCommandLine({u"web-01"_s, u"--snippet"_s, u"some"_s}));
        QVERIFY(!untouched->steps[0].afterFailure.stopsHost);
        auto* const box = find<QComboBox>(m_tab, "onFailureBox");
        box->setCurrentIndex(box->findData(static_cast<int>(*enumFromName<OnFailure>(word))));
        Q_EMIT box->activated(box->currentIndex());
        const RunSpecPtr window = fromWindow(u"web-01"_s);
        compare(window, fromCommandLine({u"web-01"_s, u"--snippet"_s, u"some"_s, u"--on-failure"_s, word}));
        QCOMPARE(window->request.options.onFailure, enumFromName<OnFailure>(word));
    }

    void theServerSeesTheSame_data()
    {
        QTest::addColumn<int>("number");
        const QList<Snippet> all = snippets();
        for (int i = 0; i < all.size(); ++i)
            QTest::newRow(qPrintable(all[i].name)) << i;
    }

    void theServerSeesTheSame()
    {
        QFETCH(int, number);
        const Snippet snippet = snippets()[number];
        m_fixture->addSnippet(snippet);
        QVERIFY(
            m_fixture->workspace().libraries().set().personal()->flush().ok()); // the program reads it from the disk
        seen();
        composer()->loadSnippet(*m_fixture->snippet(snippet.name));
        composer()->setTarget(u"web-01"_s);
        QSignalSpy finished(m_tab, &gui::RunTab::finished);
        composer()->launch()->run();
        QTRY_COMPARE(finished.count(), 1);
        const QByteArrayList window = seen();
        const auto results = m_tab->results();
        const test::CliResult line = m_cli->run({u"run"_s, u"web-01"_s, u"--library"_s, library(), u"--snippet"_s,
                                                 snippet.name, u"--json"_s, m_cli->file(u"answers.json"_s)});
        const QByteArrayList commandLine = seen();
        QVERIFY(!window.isEmpty());
        QCOMPARE(commandLine, window);
        const auto totals = results->totals();
        QCOMPARE(line.exitCode == 0, totals.ok == totals.tasks);
        const QByteArray answers = m_cli->read(u"answers.json"_s);
        QCOMPARE(answers.contains("command-timeout"), snippet.name == "slow"_L1);
        QCOMPARE(answers.contains("output-limit"), snippet.name == "much"_L1);
        QCOMPARE(m_sshd->logCount("Failed"), 0);
    }
};

ROLLCALL_TEST(tst_bothways, BothWaysTest)
#include "tst_bothways.moc"
