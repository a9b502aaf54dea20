// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prepare/preflight.h"
#include "core/run/storedspec.h"
#include "preflighthome.h"
#include "support/testmain.h"
#include "support/watcheddirectory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <stop_token>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::app;

/// From the typed target to the exact hosts, and on to the run.
class PreflightTest : public QObject, private test::PreflightHome
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void unknownNamesAreMarked()
    {
        const Preflight result = prepared(u"web-01, nowhere"_s);
        QVERIFY(!result.ok());
        QCOMPARE(result.problems.constFirst().error.kind, ErrorKind::UnknownHost);
        QCOMPARE(result.problems.constFirst().position, 8);
        QVERIFY(!built(result, Composition::fromCommands({u"id"_s})).ok());
        QVERIFY(prepared(u"web-01, =nowhere"_s).ok());
    }

    void aPublicKeyIsNoPrivateOne()
    {
        const auto warned = [this](const QString& key, const QString& agent) {
            auto around = std::make_shared<Surroundings>(*surroundings());
            around->agentSocket = agent;
            TargetOverrides overrides;
            overrides.identityFile = key;
            const Preflight result = prepare(*around, {.target = u"web-01"_s, .overrides = overrides});
            return result.warnings.isEmpty() ? QString() : errorText(result.warnings.constFirst());
        };
        const QTemporaryDir keys;
        const QString key = keys.filePath(u"id"_s);
        const auto write = [](const QString& path, const QByteArray& text) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        const QByteArray blob = QByteArray::fromHex("0000000b7373682d6564323535313900000020") + QByteArray(32, 'k');
        QVERIFY(write(key + u".pub"_s, "ssh-ed25519 " + blob.toBase64() + " me@here\n"));
        const QString agent = keys.filePath(u"agent"_s);
        QVERIFY(warned(key + u".pub"_s, {}).contains(u"the public half"_s));
        QCOMPARE(warned(key + u".pub"_s, agent), QString()); // which may hold it
        QVERIFY(write(key, "-----BEGIN OPENSSH PRIVATE KEY-----\n"));
        for (const QString& socket : {QString(), agent}) {
            QVERIFY(warned(key + u".pub"_s, socket).endsWith(u"Give the private one instead: "_s + key + u'.'));
            QCOMPARE(warned(key, socket), QString());
        }
        TargetOverrides ofFolder;
        ofFolder.identityFile = keys.path();
        const Preflight folder = prepared(u"web-01"_s, ofFolder);
        QCOMPARE(folder.problems.value(0).error.kind, ErrorKind::IsFolder);
    }

    /// Stopped while the first host's jump host is looked up, which is no part of reading the target.
    void whatIsNotWantedAnyMoreStopsAtTheNextHost()
    {
        m_library.hosts[0].access.jump = u"gate-1"_s;
        m_library.hosts[1].access.jump = u"gate-2"_s;
        std::stop_source stop;
        QStringList gates;
        auto watched = std::make_shared<Surroundings>(*surroundings());
        watched->directory = std::make_shared<test::WatchedDirectory>(watched->directory, [&](const QString& name) {
            if (!name.startsWith(u"gate"_s))
                return;
            gates.append(name);
            stop.request_stop();
        });
        QCOMPARE(prepare(*watched, {.target = u"web-01, web-02"_s}).hosts.size(), 2);
        QCOMPARE(gates, (QStringList{u"gate-1"_s, u"gate-2"_s}));
        gates.clear();
        stop = std::stop_source();
        static_cast<void>(prepare(*watched, {.target = u"web-01, web-02"_s}, stop.get_token()));
        QCOMPARE(gates, QStringList{u"gate-1"_s});
    }

    void aHostPatternNamesHostsIfItHasALetter()
    {
        config("Host lan-*\n  User me\nHost *\n  Port 2222\n");
        const Preflight known = prepared(u"lan-7"_s);
        QVERIFY(known.problems.isEmpty());
        QCOMPARE(known.hosts[0].user, u"me"_s);
        QCOMPARE(prepared(u"typo"_s).problems.value(0).error.kind, ErrorKind::UnknownHost);
        m_library.groups[0].members = {u"lan-7"_s}; // other people's ssh_config does not know it
        QCOMPARE(prepared(u"@web"_s).problems.value(0).error.kind, ErrorKind::UnknownHost);
    }

    /// A library may call any address by a name that ssh_config is easy with.
    void aWeakHostBlockHoldsForItsOwnAddressAlone()
    {
        const QByteArray weak = "  StrictHostKeyChecking no\n  UserKnownHostsFile /dev/null\n";
        config("Host web-02\n" + weak);
        QCOMPARE(prepared(u"web-02"_s).hosts[0].trust->policy, HostKeyPolicy::Ask);
        QCOMPARE(prepared(u"web-02"_s).hosts[0].trust->userFiles.value(0), m_home->filePath(u".ssh/known_hosts"_s));
        m_library.hosts[0].access.jump = u"web-02"_s;
        QCOMPARE(prepared(u"web-01"_s).hosts[0].jump->trust->policy, HostKeyPolicy::Ask);

        config("Host web-02\n  HostName 192.0.2.2\n" + weak);
        QCOMPARE(prepared(u"web-02"_s).hosts[0].trust->policy, HostKeyPolicy::AcceptNew);
        QCOMPARE(prepared(u"web-02"_s).hosts[0].trust->userFiles, QStringList{u"/dev/null"_s});
        config("Host 192.0.2.*\n  StrictHostKeyChecking accept-new\nHost web-02\n" + weak); // of that address, too
        QCOMPARE(prepared(u"web-02"_s).hosts[0].trust->policy, HostKeyPolicy::AcceptNew);
        config("Host web-02\n  StrictHostKeyChecking yes\n  UserKnownHostsFile /keys\n");
        QCOMPARE(prepared(u"web-02"_s).hosts[0].trust->policy, HostKeyPolicy::Strict);
        QCOMPARE(prepared(u"web-02"_s).hosts[0].trust->userFiles, QStringList{u"/keys"_s});
        config("Host db-01\n" + weak); // no address of the library's
        QCOMPARE(prepared(u"db-01"_s).hosts[0].trust->policy, HostKeyPolicy::AcceptNew);
    }

    void whatIsUnusualOnTheWayIsSaidWithItsOrigin()
    {
        const auto said = [this](const TargetOverrides& overrides = {}) {
            QStringList texts;
            for (const WayRemark& remark : prepared(u"@web,db-01"_s, overrides).ways)
                texts << wayRemarkText(remark);
            return texts;
        };
        QCOMPARE(said(), QStringList());
        m_library.groups[0].access.legacyAlgorithms = true;
        m_library.hosts[0].access.jump = u"gate@192.0.2.9"_s;
        config("Host db-01\n  ProxyCommand nc %h %p\nHost gate2\n  User me\n");
        QCOMPARE(said(),
                 (QStringList{u"web-[01-02]: old algorithms (SHA-1, CBC) are allowed; from the library “lib”."_s,
                              u"web-01: through gate@192.0.2.9:22; from the library “lib”."_s,
                              u"db-01: through the program nc db-01 22; from ssh_config."_s}));
        m_library.groups[0].access.legacyAlgorithms.reset();
        TargetOverrides overrides;
        overrides.legacyAlgorithms = true;
        overrides.jump = u"gate2"_s;
        QCOMPARE(said(overrides),
                 (QStringList{u"db-01,web-[01-02]: old algorithms (SHA-1, CBC) are allowed; said for this run."_s,
                              u"db-01,web-[01-02]: through me@gate2:22; said for this run."_s}));
    }

    void theEncodingOfAnOutputIsThatOfTheRunTheHostOrTheGroup()
    {
        const auto encodings = [this](const TargetOverrides& overrides = {}) {
            QList<Encoding> found;
            for (const HostSpec& host : prepared(u"@web"_s, overrides).hosts)
                found << host.encoding;
            return found;
        };
        const Encoding latin = encodingFromName(u"latin1").value();
        const Encoding german = encodingFromName(u"cp850").value();
        QCOMPARE(encodings(), (QList{Encoding::Utf8, Encoding::Utf8}));
        m_library.groups[0].access.encoding = latin;
        QCOMPARE(encodings(), (QList{latin, latin}));
        m_library.hosts[0].access.encoding = german;
        QCOMPARE(encodings(), (QList{german, latin}));
        TargetOverrides overrides;
        overrides.encoding = Encoding::Utf8;
        QCOMPARE(encodings(overrides), (QList{Encoding::Utf8, Encoding::Utf8}));
    }

    void termsAreJudgedByTheLibrary()
    {
        m_library.hosts[0].tags = {u"prod"_s};
        m_library.hosts[1].variables = {{u"role"_s, u"front"_s}};
        const Preflight flight = prepared(u"tag:prod,var.role=front"_s);
        QVERIFY(flight.problems.isEmpty());
        QCOMPARE(flight.hosts.size(), 2);
        QCOMPARE(prepared(u"web-01!os:debian"_s).problems.value(0).error.kind, ErrorKind::UnknownFacts);
        m_library.closed.hosts.insert(u"web-99"_s);
        QCOMPARE(prepared(u"tag:prod"_s).problems.value(0).error.kind, ErrorKind::ClosedSet);
        QVERIFY(prepared(u"web-01"_s).problems.isEmpty());
    }

    void whatAStepSaysBeatsItsSnippet()
    {
        const Preflight good = prepared(u"web-01"_s);
        RunRequest request;
        Composition& snippet = request.composition;
        snippet = Composition::fromCommands({u"a"_s, u"b"_s});
        snippet.interpreter = u"bash"_s;
        snippet.options.onFailure = OnFailure::GoOn;
        snippet.options.commandTimeout = Milliseconds(9000);
        StepTemplate& own = snippet.steps[1];
        own.interpreter = u"python3"_s;
        own.timeout = Milliseconds(1000);
        own.onFailure = OnFailure::Stop;
        own.effect = Effect::Dangerous;
        own.repeatable = true;
        const auto run = buildRun(good, request);
        QVERIFY(run.ok());
        const Step& first = (*run)->steps[0];
        QCOMPARE(first.interpreter, u"bash"_s);
        QVERIFY(!first.timeout);
        QCOMPARE((*run)->options.commandTimeout, Milliseconds(9000));
        QVERIFY((first.afterFailure == AfterFailure{false, DecidedBy::Snippet}));
        QCOMPARE(first.effect, Effect::Changes);
        const Step& second = (*run)->steps[1];
        QCOMPARE(second.interpreter, u"python3"_s);
        QCOMPARE(second.timeout, std::optional(Milliseconds(1000)));
        QVERIFY((second.afterFailure == AfterFailure{true, DecidedBy::Step}));
        QVERIFY(second.effect == Effect::Dangerous && second.repeatable);
        request.options.onFailure = OnFailure::GoOn;
        request.options.commandTimeout = Milliseconds(5000);
        const auto told = buildRun(good, request);
        QVERIFY(told.ok());
        QVERIFY(!(*told)->steps[1].timeout);
        QVERIFY(((*told)->steps[1].afterFailure == AfterFailure{false, DecidedBy::User}));
        QVERIFY(StoredSpec(**told).steps[1].afterFailure == (*told)->steps[1].afterFailure);
    }

    void whatCannotBeDoneYetIsRefused()
    {
        const Preflight good = prepared(u"web-01"_s);
        Composition composition = Composition::fromCommands({u"id"_s, u"id"_s});
        StepTemplate& step = composition.steps[1];
        step.become = Become();
        step.title = u"as root"_s;
        const auto refused = [&] { return built(good, composition).error(); };
        QCOMPARE(refused().kind, ErrorKind::Unsupported);
        QCOMPARE(refused().subject, u"as root"_s);
        QCOMPARE(refused().detail, u"become: sudo"_s);
        step = {};
        for (const StepWork& work : {StepWork(PushStep{{u"a"_s}, u"/b"_s, {}, {}, true}),
                                     StepWork(PullStep{{u"/b"_s}, u"a"_s, true}), StepWork(RebootStep())}) {
            step.work = work;
            QCOMPARE(refused().kind, ErrorKind::Unsupported);
            QCOMPARE(refused().subject, workText(work));
            QCOMPARE(refused().detail, QString(kindOf(work)));
        }
    }

    void runsAreChecked()
    {
        const Preflight good = prepared(u"web-01"_s);
        QCOMPARE(built(prepared({}), Composition::fromCommands({u"id"_s})).error().kind, ErrorKind::EmptyTarget);
        QCOMPARE(built(good, {}).error().kind, ErrorKind::EmptyCommand);
        QCOMPARE(built(good, Composition::fromCommands({u"id"_s, u" \n"_s})).error().kind, ErrorKind::EmptyCommand);
        Composition composition = Composition::fromCommands({u"echo {{what}} {{more:some}}"_s});
        QCOMPARE(built(good, composition).error().kind, ErrorKind::MissingParameter);
        composition.values.insert(u"what"_s, u"it"_s);
        const auto run = built(good, composition);
        QVERIFY(run.ok());
        QCOMPARE((*run)->steps[0].command(), u"echo it some"_s);
        QCOMPARE((*run)->title, u"echo it some"_s);
        composition.values.insert(u"wat"_s, u"it"_s);
        QCOMPARE(built(good, composition).error().kind, ErrorKind::UnknownParameter);
        composition = Composition::fromCommands({u"echo {{var.site}}"_s});
        QCOMPARE(built(good, composition).error().kind, ErrorKind::MissingParameter);
        composition = Composition::fromCommands({u"id"_s});
        for (const QString& hidden : {u"bash # as usual\nid; true"_s, u"bash\tx"_s, u"ba\u200Bsh"_s}) {
            composition.interpreter = hidden;
            QCOMPARE(built(good, composition).error().kind, ErrorKind::BadValue);
        }
        composition.interpreter = u"bash\n"_s;
        QVERIFY(built(good, composition).ok());
        composition.interpreter.clear();
        composition.success.mustMatch = u"("_s;
        QCOMPARE(built(good, composition).error().kind, ErrorKind::BadValue);
    }

    void manyHostsStaySmall()
    {
        for (int i = 0; i < 10'000; ++i)
            addHost(u"n-%1"_s.arg(i), u"127.1.%1.%2"_s.arg(i / 250).arg(i % 250 + 1));
        const auto here = surroundings();
        const Preflight result = prepare(*here, {.target = u"n-*"_s});
        QCOMPARE(result.hosts.size(), 10'000);
        QCOMPARE(result.hosts.first().login.get(), result.hosts.last().login.get());
    }

    void whatCannotBeSeenInACommandIsSaid()
    {
        Composition composition = Composition::fromCommands({u"df -h {{disk:/}}"_s, u"ls \u202Etxt.sh\u200B"_s});
        QList<Error> warnings = commandWarnings(composition);
        QCOMPARE(warnings.size(), 1);
        QCOMPARE(warnings[0].kind, ErrorKind::HiddenCharacters);
        QCOMPARE(warnings[0].detail, u"U+202E, U+200B"_s);
        QVERIFY2(errorText(warnings[0]).contains(u"“ls \uFFFDtxt.sh\uFFFD”"_s), qPrintable(errorText(warnings[0])));
        composition.values.insert(u"disk"_s, u"/home\uFEFF"_s);
        warnings = commandWarnings(composition);
        QCOMPARE(warnings.size(), 2);
        QCOMPARE(warnings[1].subject, u"disk"_s);
    }
};

ROLLCALL_TEST(tst_preflight, PreflightTest)
#include "tst_preflight.moc"
