// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "samples.h"

#include "history/segments/speccodec.h"
#include "support/changed.h"
#include "support/oldhistory.h"
#include "support/testmain.h"

#include <QCborValue>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/stat.h>

namespace {

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::history;
using namespace rollcall::test;

void setDatabaseVersion(const QString& file, quint32 version)
{
    // user_version: big-endian at offset 60 of the header (https://www.sqlite.org/fileformat2.html)
    QFile database(file);
    QVERIFY(database.open(QIODevice::ReadWrite));
    QVERIFY(database.seek(60));
    const char bytes[] = {char(version >> 24), char(version >> 16), char(version >> 8), char(version)};
    QCOMPARE(database.write(bytes, 4), 4);
}

unsigned modeOf(const QString& path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777 : 0;
}

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmptyAndPrivate();
    void closesWhatStoodOpen();
    void listsNewestFirst();
    void knowsWhereARunCameFrom();
    void bringsTheSpecBack();
    void everyFieldOfASpecComesBack();
    void whatTheOptionsSaidHoldsForOldSteps();
    void rowsNameTheKindsOfSteps();
    void removesRowsAndFiles();
    void leavesARunningRunAlone();
    void recoversAfterKill();
    void recoversWithoutADatabase();
    void noRunIsSurerThanItsRecords();
    void interruptsAPausedRunThatDied();
    void survivesADamagedTail_data();
    void survivesADamagedTail();
    void refusesANewerSchema();
    void namesAFileThatIsNoDatabase();
    void servesTwoProcessesAtOnce();
    void recordsWithoutHistory();
    void clearsRemovedLeftovers();
};

void StoreTest::startsEmptyAndPrivate()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"state/rollcall"_s);
    const mode_t before = ::umask(0);
    const auto restore = qScopeGuard([before] { ::umask(before); });
    auto store = Store::open(path, {});
    QVERIFY(store.ok());
    QCOMPARE((*store)->runCount(), 0);
    QVERIFY((*store)->runs().isEmpty());
    QCOMPARE((*store)->folder(), path);
    for (const QString& one : QStringList{folder.filePath(u"state"_s), path, path + u"/runs"_s})
        QCOMPARE(modeOf(one), 0700U);
    for (const auto beside : {""_L1, "-wal"_L1, "-shm"_L1})
        QCOMPARE(modeOf(path + u"/history.sqlite"_s + beside), 0600U);
    QVERIFY(!(*store)->open(u"nothing"_s).ok());
    QCOMPARE((*store)->open(u"nothing"_s).error().kind, ErrorKind::UnknownRun);
    QCOMPARE((*store)->remove(u"nothing"_s).error().kind, ErrorKind::UnknownRun);
    QCOMPARE((*store)->remove(u"../runs"_s).error().kind, ErrorKind::UnknownRun);
}

/// Made by hand, or by a program that did not see to it.
void StoreTest::closesWhatStoodOpen()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"history"_s);
    QVERIFY(Store::open(path, {}).ok());
    const QString database = path + u"/history.sqlite"_s;
    for (const QString& one : QStringList{path, path + u"/runs"_s})
        QCOMPARE(::chmod(QFile::encodeName(one).constData(), 0777), 0);
    QCOMPARE(::chmod(QFile::encodeName(database).constData(), 0644), 0);
    const auto store = Store::open(path, {});
    QVERIFY(store.ok());
    for (const QString& one : QStringList{path, path + u"/runs"_s})
        QCOMPARE(modeOf(one), 0700U);
    for (const auto beside : {""_L1, "-wal"_L1, "-shm"_L1})
        QCOMPARE(modeOf(database + beside), 0600U);
}

void StoreTest::listsNewestFirst()
{
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    QStringList ids;
    for (int i = 0; i < 5; ++i) {
        auto spec = std::make_shared<RunSpec>(*sampleSpec(1));
        spec->created = QDateTime::fromMSecsSinceEpoch(1000 + i).toUTC();
        ids.prepend(spec->id);
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        (*recorder)->deliver(batchOf({ended(0), RunEnded{4000, false}}));
    }
    QTRY_COMPARE((*store)->runCount(), 5);
    QStringList listed;
    for (const RunSummary& run : (*store)->runs())
        listed.append(run.id);
    QCOMPARE(listed, ids);
    QCOMPARE((*store)->runs(2, 1).size(), 2);
    QCOMPARE((*store)->runs(2, 1).first().id, ids[1]);
}

void StoreTest::knowsWhereARunCameFrom()
{
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto first = std::make_shared<RunSpec>(*sampleSpec(1));
    first->parent.clear();
    first->request.only.clear();
    auto again = std::make_shared<RunSpec>(*sampleSpec(1));
    again->parent = first->id;
    again->request.only = {{u"web-1"_s, {}}, {u"web-2"_s, {}}};
    for (const auto& spec : {first, again}) {
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
        (*recorder)->deliver(batchOf({ended(0), RunEnded{4000, false}}));
    }
    QTRY_COMPARE((*store)->runCount(), 2);
    const QHash<QString, RunOrigin> origins = (*store)->origins();
    QCOMPARE(origins.value(first->id), (RunOrigin{whoRuns(), false, 0, {}}));
    QCOMPARE(origins.value(again->id), (RunOrigin{whoRuns(), true, 2, {u"web-1"_s, u"web-2"_s}}));
    QVERIFY(!whoRuns().isEmpty());
}

void StoreTest::bringsTheSpecBack()
{
    const QTemporaryDir folder;
    auto spec = std::make_shared<RunSpec>(*sampleSpec(3, 2));
    auto jumpOfJump = std::make_shared<HostSpec>(spec->hosts[0]);
    jumpOfJump->name = u"outer"_s;
    auto jump = std::make_shared<HostSpec>(spec->hosts[1]);
    jump->name = u"inner"_s;
    jump->jump = jumpOfJump;
    LoginSpec login;
    login.identity = u"ops"_s;
    login.keyFiles = {u"/home/me/.ssh/id_ed25519"_s};
    login.password = false;
    for (int i : {0, 1}) {
        spec->hosts[i].jump = jump;
        spec->hosts[i].login = std::make_shared<const LoginSpec>(login);
    }
    spec->hosts[2].port = 2222;
    spec->hosts[2].family = HostSpec::AddressFamily::Inet6;
    spec->hosts[2].connectTimeout = Milliseconds(1234);
    spec->hosts[2].variables = {{u"role"_s, u"db"_s}};
    spec->hosts[2].production = true;
    AlgorithmSpec old;
    old.ciphers = u"+aes128-cbc"_s;
    old.legacy = true;
    spec->hosts[2].algorithms = std::make_shared<const AlgorithmSpec>(old);
    spec->hosts[2].skip = u"ProxyCommand"_s;
    spec->steps[1].interpreter = u"bash"_s;
    spec->steps[1].success = {{0, 3}, u"ok"_s, u"error"_s};
    spec->steps[1].standardInput = QByteArray("the secret\0word", 15);
    spec->options.fanOut = 7;
    spec->options.hostKeys = HostKeyPolicy::AcceptNew;
    spec->options.environment = {{u"LANG"_s, u"C"_s}};
    spec->request.target = u"@web"_s;
    spec->request.composition = Composition::fromCommands({u"id"_s});
    spec->request.options.fanOut = 7;
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        QVERIFY((*store)->record(spec).ok());
    }
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    const StoredSpecPtr back = (*run)->spec();
    QCOMPARE(back->id, spec->id);
    QCOMPARE(back->title, spec->title);
    QCOMPARE(back->target, spec->target);
    QCOMPARE(back->snippet, spec->snippet);
    QCOMPARE(back->created, spec->created);
    QVERIFY(back->options == spec->options);
    QCOMPARE(back->steps.size(), 2);
    QCOMPARE(back->steps, StoredSpec(*spec).steps);
    QCOMPARE(back->steps[1].inputSize, 15);
    QCOMPARE(back->steps[1].inputDigest,
             QCryptographicHash::hash(spec->steps[1].standardInput, QCryptographicHash::Sha256));
    QCOMPARE(back->steps[1].success, spec->steps[1].success);
    QVERIFY(!holdsBytes(folder.path(), spec->steps[1].standardInput));
    QCOMPARE(back->hosts, StoredSpec(*spec).hosts);
    QCOMPARE(back->hosts[0].way, QStringList({loginText(jumpOfJump->user, jumpOfJump->address, jumpOfJump->port),
                                              loginText(jump->user, jump->address, jump->port)}));
    QCOMPARE(back->hosts[0].identity, u"ops"_s);
    QVERIFY(back->hosts[2].legacyAlgorithms && back->hosts[2].production && back->hosts[2].isWayKnown);
    QVERIFY(back->request && *back->request == spec->request);
}

void StoreTest::everyFieldOfASpecComesBack()
{
    StoredSpec spec;
    static_cast<RunShape&>(spec) = changed<RunShape>();
    spec.hosts = {changed<StoredHost>()};
    spec.steps = {changed<StoredStep>()};
    spec.request = changed<RunRequest>();
    const QByteArray bytes = encodeSpec(spec);
    QCOMPARE(QCborValue::fromCbor(bytes).toCbor(), bytes); // as a map that is written at once
    const StoredSpecPtr back = decodeSpec(bytes);
    QVERIFY(back);
    spec.request = stored(*spec.request);
    QVERIFY(static_cast<const RunShape&>(*back) == static_cast<const RunShape&>(spec));
    QCOMPARE(back->hosts, spec.hosts);
    QCOMPARE(back->steps, spec.steps);
    QVERIFY(*back == spec);
}

/// Before steps had a decision of their own.
void StoreTest::whatTheOptionsSaidHoldsForOldSteps()
{
    for (const bool stop : {true, false}) {
        const QCborMap old{{u"id"_s, u"x"_s},
                           {u"options"_s, QCborMap{{u"stopHostOnFailure"_s, stop}}},
                           {u"steps"_s, QCborArray{QCborMap{{u"command"_s, u"id"_s}}}},
                           {u"hosts"_s, QCborArray{QCborMap{{u"name"_s, u"a"_s}}}}};
        const StoredSpecPtr read = decodeSpec(QCborValue(old).toCbor());
        QVERIFY(read);
        QCOMPARE(read->options.onFailure, stop ? OnFailure::ByKind : OnFailure::GoOn);
        QCOMPARE(read->steps[0].command(), u"id"_s);
        const AfterFailure expected = stop ? AfterFailure() : AfterFailure{false, DecidedBy::User};
        QVERIFY(read->steps[0].afterFailure == expected);
        QVERIFY(decodeSpec(encodeSpec(*read))->steps == read->steps);
    }
}

void StoreTest::rowsNameTheKindsOfSteps()
{
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto spec = std::make_shared<RunSpec>(*sampleSpec(1, 5));
    spec->steps[1].interpreter = u"sh"_s;
    spec->steps[2].work = PushStep();
    spec->steps[3].work = PullStep();
    spec->steps[4].work = RebootStep();
    const auto recorder = (*store)->record(spec);
    QVERIFY(recorder.ok());
    QTRY_COMPARE_WITH_TIMEOUT(answerOf(folder.filePath(u"history.sqlite"_s), u"SELECT group_concat(kind) FROM steps"_s),
                              u"command,script,push,pull,reboot"_s, patience);
}

void StoreTest::removesRowsAndFiles()
{
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    const RunSpecPtr spec = recordFinished(**store);
    QVERIFY(spec);
    auto open = (*store)->open(spec->id);
    QVERIFY(open.ok());
    // Once the recorder has let go.
    QVERIFY(QTest::qWaitFor([&] { return (*store)->remove(spec->id).ok(); }, patience));
    QVERIFY((*store)->runs().isEmpty());
    QVERIFY(!QDir(runFolder(folder, spec->id)).exists());
    QCOMPARE(QDir(folder.filePath(u"runs"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
    QCOMPARE(whole(**open, 3), victimOutput(3)); // who still looks at it, sees it
}

void StoreTest::leavesARunningRunAlone()
{
    const QTemporaryDir folder;
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    const RunSpecPtr spec = sampleSpec(2);
    auto recorder = (*store)->record(spec);
    QVERIFY(recorder.ok());
    (*recorder)->deliver(batchOf({output(0, "live")}));
    QTRY_COMPARE((*recorder)->run()->task(0).bytes[0], 4);
    QCOMPARE((*store)->remove(spec->id).error().kind, ErrorKind::Busy);
    auto live = (*store)->open(spec->id);
    QVERIFY(live.ok());
    QCOMPARE(*live, (*recorder)->run()); // the one that grows

    auto other = Store::open(folder.path(), {}); // as another process would
    QVERIFY(other.ok());
    QCOMPARE((*other)->runs().first().state, RunState::Running);
    QCOMPARE((*other)->remove(spec->id).error().kind, ErrorKind::Busy);
    auto snapshot = (*other)->open(spec->id);
    QVERIFY(snapshot.ok());
    QCOMPARE(whole(**snapshot, 0), QByteArray("live"));
}

void StoreTest::recoversAfterKill()
{
    const QTemporaryDir folder;
    const QString id = newRunId();
    QProcess victim;
    QVERIFY(startVictim(victim, folder.path(), id));
    ::kill(pid_t(victim.processId()), SIGKILL);
    QVERIFY(victim.waitForFinished());

    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    QCOMPARE((*store)->runs().size(), 1);
    const RunSummary summary = (*store)->runs().first();
    QCOMPARE(summary.state, RunState::Interrupted);
    QCOMPARE(summary.outcomes[size_t(Outcome::Ok)], 40);
    QCOMPARE(summary.outcomes[size_t(Outcome::Lost)], 60);
    auto run = (*store)->open(id);
    QVERIFY(run.ok());
    QVERIFY(!(*run)->isLive());
    for (TaskIndex task = 0; task < 60; ++task) {
        QCOMPARE(whole(**run, task), victimOutput(task));
        QCOMPARE((*run)->task(task).firstLine, u"task %1 line 0"_s.arg(task));
    }
    QCOMPARE((*run)->task(10).digest.isEmpty(), false);
    QCOMPARE((*run)->task(50).digest.isEmpty(), true);
    QCOMPARE((*run)->task(50).verdict.remote, RemoteState::Unknown);
    QVERIFY((*run)->task(50).started);
    QVERIFY(!(*run)->task(99).started);
    QCOMPARE((*run)->task(99).verdict.reason, Reason::Interrupted);
    QCOMPARE((*run)->task(99).verdict.remote, RemoteState::Unknown); // what was not written any more may have happened
    QVERIFY((*run)->task(50).verdict.detail.isEmpty());
    QCOMPARE((*run)->task(99).verdict.detail.english(), u"whether it had started is not recorded"_s);
    QCOMPARE(answerOf(folder.filePath(u"history.sqlite"_s), u"SELECT remote FROM tasks WHERE task = 99"_s),
             u"unknown"_s);
    QCOMPARE((*run)->host(7).address, u"127.0.0.1"_s);
    QCOMPARE((*run)->log(7).size(), 1);
    QCOMPARE((*run)->spec()->hosts.size(), 100);
    QVERIFY((*store)->remove(id).ok());
}

/// Nor those of older versions, which said that what was not recorded had not started.
void StoreTest::noRunIsSurerThanItsRecords()
{
    const QTemporaryDir folder;
    auto spec = std::make_shared<RunSpec>(*sampleSpec(3));
    spec->hosts[1].skip = u"GSSAPIAuthentication"_s;
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(spec);
        QVERIFY(recorder.ok());
    }
    QCOMPARE(answerOf(folder.filePath(u"history.sqlite"_s),
                      u"UPDATE tasks SET remote = 'not-started', detail = '', detail_data = x'' WHERE task = 2"_s),
             QString());
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    for (const TaskIndex task : {0, 2}) {
        QCOMPARE((*run)->task(task).verdict.reason, Reason::Interrupted);
        QCOMPARE((*run)->task(task).verdict.remote, RemoteState::Unknown);
        QCOMPARE((*run)->task(task).verdict.detail.english(), u"whether it had started is not recorded"_s);
    }
    QCOMPARE((*run)->task(1).verdict.reason, Reason::SkippedByConfiguration); // that one never starts
    QCOMPARE((*run)->task(1).verdict.remote, RemoteState::NotStarted);
}

/// Paused is under way: left alone while its process lives, interrupted after that, and then for good.
void StoreTest::interruptsAPausedRunThatDied()
{
    const QTemporaryDir folder;
    const QString id = newRunId();
    QProcess victim;
    QVERIFY(startVictim(victim, folder.path(), id));
    const QString file = folder.filePath(u"history.sqlite"_s);
    QTRY_COMPARE(answerOf(file, u"SELECT sum(length(entries)) / 27 FROM pieces"_s),
                 u"120"_s); // its last rows are written
    QCOMPARE(answerOf(file, u"UPDATE runs SET state = 4"_s), QString());
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        QCOMPARE((*store)->runs().first().state, RunState::Paused);
        QCOMPARE((*store)->remove(id).error().kind, ErrorKind::Busy);
        auto snapshot = (*store)->open(id);
        QVERIFY(snapshot.ok());
        QCOMPARE((*snapshot)->summary().state, RunState::Paused);
        QVERIFY(!(*snapshot)->task(50).ended);
    }
    ::kill(pid_t(victim.processId()), SIGKILL);
    QVERIFY(victim.waitForFinished());
    for (int i = 0; i < 2; ++i) {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        QCOMPARE((*store)->runs().first().state, RunState::Interrupted);
        auto run = (*store)->open(id);
        QVERIFY(run.ok());
        QCOMPARE((*run)->summary().state, RunState::Interrupted);
        QCOMPARE((*run)->task(50).verdict.reason, Reason::Interrupted);
        QVERIFY(!(*run)->isLive());
    }
    QCOMPARE(answerOf(file, u"SELECT state FROM runs"_s), u"3"_s);
}

/// The segments alone bring a run back.
void StoreTest::recoversWithoutADatabase()
{
    const QTemporaryDir folder;
    RunSpecPtr spec;
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        spec = recordFinished(**store);
        QVERIFY(spec);
    }
    for (const QString& name : QDir(folder.path()).entryList({u"history.sqlite*"_s}))
        QVERIFY(QFile::remove(folder.filePath(name)));
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    QCOMPARE((*store)->runs().size(), 1);
    QCOMPARE((*store)->runs().first().state, RunState::Finished);
    auto run = (*store)->open(spec->id);
    QVERIFY(run.ok());
    QCOMPARE(whole(**run, 9), victimOutput(9));
    QCOMPARE((*run)->task(9).endTime, 3000);
    QVERIFY(!(*run)->task(9).digest.isEmpty());
}

void StoreTest::survivesADamagedTail_data()
{
    QTest::addColumn<QByteArray>("tail");
    QTest::addColumn<int>("cut");
    QTest::newRow("cut in a payload") << QByteArray() << 500;
    QTest::newRow("cut in a header") << QByteArray("2LLR\44\0\2", 7) << 0;
    QTest::newRow("zeros") << QByteArray(4096, '\0') << 0;
    QTest::newRow("noise") << QByteArray(1000, '\xa5') << 0;
}

void StoreTest::survivesADamagedTail()
{
    QFETCH(QByteArray, tail);
    QFETCH(int, cut);
    const QTemporaryDir folder;
    const QString id = newRunId();
    QProcess victim;
    QVERIFY(startVictim(victim, folder.path(), id));
    ::kill(pid_t(victim.processId()), SIGKILL);
    QVERIFY(victim.waitForFinished());
    QFile segment(runFolder(folder, id) + u"/000000.segment"_s);
    QVERIFY(segment.open(QIODevice::ReadWrite));
    QVERIFY(segment.resize(segment.size() - cut));
    QVERIFY(segment.seek(segment.size()));
    QCOMPARE(segment.write(tail), tail.size());
    segment.close();

    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    QCOMPARE((*store)->runs().first().state, RunState::Interrupted);
    auto run = (*store)->open(id);
    QVERIFY(run.ok());
    for (TaskIndex task = 0; task < 59; ++task)
        QCOMPARE(whole(**run, task), victimOutput(task));
    QVERIFY(victimOutput(59).startsWith(whole(**run, 59)));
}

void StoreTest::refusesANewerSchema()
{
    const QTemporaryDir folder;
    {
        QVERIFY(Store::open(folder.path(), {}).ok());
    }
    const QString file = folder.filePath(u"history.sqlite"_s);
    setDatabaseVersion(file, 99);
    QFile before(file);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray bytes = before.readAll();
    auto store = Store::open(folder.path(), {});
    QVERIFY(!store.ok());
    QCOMPARE(store.error().kind, ErrorKind::FileTooNew);
    QCOMPARE(store.error().file, file);
    QVERIFY(before.seek(0));
    QVERIFY(before.readAll() == bytes);
}

void StoreTest::namesAFileThatIsNoDatabase()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"history.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    auto store = Store::open(folder.path(), {});
    QVERIFY(!store.ok());
    QCOMPARE(store.error().kind, ErrorKind::Database);
    QCOMPARE(store.error().file, file.fileName());
    auto blocked = Store::open(file.fileName(), {});
    QVERIFY(!blocked.ok());
    QCOMPARE(blocked.error().kind, ErrorKind::FileUnwritable);
}

void StoreTest::servesTwoProcessesAtOnce()
{
    const QTemporaryDir folder;
    const QString id = newRunId();
    QProcess victim;
    QVERIFY(startVictim(victim, folder.path(), id));
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    QTRY_VERIFY(!(*store)->runs().isEmpty());
    QCOMPARE((*store)->runs().first().state, RunState::Running);
    const RunSpecPtr spec = recordFinished(**store); // both write
    QVERIFY(spec);
    QCOMPARE((*store)->runCount(), 2);
    auto theirs = (*store)->open(id);
    QVERIFY(theirs.ok());
    QCOMPARE(whole(**theirs, 59), victimOutput(59));
    QCOMPARE((*theirs)->summary().state, RunState::Running);
    QCOMPARE((*store)->remove(id).error().kind, ErrorKind::Busy);
    ::kill(pid_t(victim.processId()), SIGKILL);
    QVERIFY(victim.waitForFinished());
    auto mine = (*store)->open(spec->id);
    QVERIFY(mine.ok());
    QCOMPARE(whole(**mine, 0), victimOutput(0));
}

void StoreTest::recordsWithoutHistory()
{
    const QTemporaryDir folder;
    const QTemporaryDir temporary;
    qputenv("TMPDIR", temporary.path().toLocal8Bit());
    {
        auto store = Store::withoutHistory();
        const RunSpecPtr spec = recordFinished(*store);
        QVERIFY(spec);
        QVERIFY(store->runs().isEmpty());
        QCOMPARE(store->runCount(), 0);
        QVERIFY(QDir(temporary.path()).isEmpty()); // unlinked: nothing can be left behind
    }
    {
        auto store = Store::open(folder.path(), {});
        QVERIFY(store.ok());
        auto recorder = (*store)->record(sampleSpec(1), false);
        QVERIFY(recorder.ok());
        (*recorder)->deliver(batchOf({output(0, "secret plans")}));
        QTRY_COMPARE((*recorder)->run()->task(0).bytes[0], 12);
        QCOMPARE(whole(*(*recorder)->run(), 0), QByteArray("secret plans"));
        QVERIFY((*store)->runs().isEmpty());
        QVERIFY(QDir(folder.filePath(u"runs"_s)).isEmpty());
    }
    qunsetenv("TMPDIR");
}

void StoreTest::clearsRemovedLeftovers()
{
    const QTemporaryDir folder;
    {
        QVERIFY(Store::open(folder.path(), {}).ok());
    }
    QVERIFY(QDir(folder.path()).mkpath(u"runs/.removed-1234"_s));
    auto store = Store::open(folder.path(), {});
    QVERIFY(store.ok());
    QCOMPARE((*store)->runCount(), 0);
    QVERIFY(!QDir(folder.filePath(u"runs/.removed-1234"_s)).exists());
}

ROLLCALL_TEST(tst_store, StoreTest)
#include "tst_store.moc"
