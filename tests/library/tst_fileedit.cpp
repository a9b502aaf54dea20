// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/change/filechange.h"
#include "library/schema/schema.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace rollcall;
using namespace rollcall::library;

namespace {

const QString file = u"hosts.yaml"_s;

QList<Host> hostsOf(const QByteArray& text)
{
    const Read<Host> read = readHosts(text, file);
    return read.errors.isEmpty() ? read.values : QList<Host>();
}

Host hostOf(const QByteArray& text, const QString& name)
{
    for (const Host& host : hostsOf(text)) {
        if (host.name == name)
            return host;
    }
    return {};
}

QByteArray edited(const QByteArray& text, const QList<Edit<Host>>& edits)
{
    const Result<QByteArray> result = editHostsFile(text, file, edits);
    return result ? *result : "error: " + errorText(result.error()).toUtf8();
}

const QByteArray sample("# our hosts\n"
                        "version: 1\n"
                        "owner: ops # not ours\n"
                        "hosts:\n"
                        "  # the frontends\n"
                        "  web-01:\n"
                        "    address: 192.0.2.1 # moved in May\n"
                        "    rack: 7 # unknown to us\n"
                        "    user: root\n"
                        "\n"
                        "  # the database\n"
                        "  'db-1': {address: 192.0.2.9, rack: 8}\n"
                        "  web-02:\n"
                        "\n"
                        "# the end\n");

} // namespace

class FileEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesOneLine();
    void addsKeysInOrder();
    void removesKeys();
    void renamesHosts();
    void changesAFlowHost();
    void fillsAnEmptyHost();
    void addsAndRemovesHosts();
    void startsFromNothing_data();
    void startsFromNothing();
    void keepsCrlf();
    void seesConflicts();
    void leavesBrokenFilesAlone();
    void groupKeepsCommentsAndUnknownKeys();
    void onlyLinesThatAreMeantChange_data();
    void onlyLinesThatAreMeantChange();
    void stepsKeepTheirComments();
    void aFlowHostIsRenamedWhereItStands();
    void groupWithoutNameKeepsItsFileName();
    void scriptChangesKeepTheRest();
    void randomEditsAreExact();
};

void FileEditTest::changesOneLine()
{
    const Host before = hostOf(sample, u"web-01"_s);
    Host after = before;
    after.address = u"192.0.2.77"_s;
    QByteArray expected = sample;
    expected.replace("192.0.2.1 # moved in May", "192.0.2.77 # moved in May");
    QCOMPARE(edited(sample, {{before, after}}), expected);
    QCOMPARE(edited(expected, {{after, after}}), expected);
}

void FileEditTest::addsKeysInOrder()
{
    const Host before = hostOf(sample, u"web-01"_s);
    Host after = before;
    after.access.port = 2222;
    after.tags = {u"web"_s, u"eu"_s};
    QByteArray expected = sample;
    expected.replace("    address: 192.0.2.1 # moved in May\n",
                     "    address: 192.0.2.1 # moved in May\n    port: 2222\n");
    expected.replace("    user: root\n", "    user: root\n    tags:\n      - web\n      - eu\n");
    QCOMPARE(edited(sample, {{before, after}}), expected);
}

void FileEditTest::removesKeys()
{
    const Host before = hostOf(sample, u"web-01"_s);
    Host after = before;
    after.access.user.clear();
    QByteArray expected = sample;
    expected.replace("    user: root\n", "");
    QCOMPARE(edited(sample, {{before, after}}), expected);
}

void FileEditTest::renamesHosts()
{
    const Host before = hostOf(sample, u"web-01"_s);
    Host after = before;
    after.name = u"true"_s; // must be quoted for other readers
    QByteArray expected = sample;
    expected.replace("  web-01:\n", "  \"true\":\n");
    QCOMPARE(edited(sample, {{before, after}}), expected);
}

void FileEditTest::changesAFlowHost()
{
    const Host before = hostOf(sample, u"db-1"_s);
    Host after = before;
    after.description = u"main: the one"_s;
    QByteArray expected = sample;
    expected.replace("  'db-1': {address: 192.0.2.9, rack: 8}\n",
                     "  db-1:\n    address: 192.0.2.9\n    description: \"main: the one\"\n    rack: 8\n");
    QCOMPARE(edited(sample, {{before, after}}), expected);
}

void FileEditTest::fillsAnEmptyHost()
{
    Host after;
    after.name = u"web-02"_s;
    const Host before = after;
    after.access.user = u"me"_s;
    QByteArray expected = sample;
    expected.replace("  web-02:\n", "  web-02:\n    user: me\n");
    QCOMPARE(edited(sample, {{before, after}}), expected);
}

void FileEditTest::addsAndRemovesHosts()
{
    Host added;
    added.name = u"new"_s;
    added.address = u"new.example.org"_s;
    QByteArray expected = sample;
    expected.replace("  web-02:\n", "  web-02:\n  new:\n    address: new.example.org\n");
    QCOMPARE(edited(sample, {{std::nullopt, added}}), expected);
    QCOMPARE(edited(expected, {{added, std::nullopt}}), sample);

    QList<Edit<Host>> all;
    for (const Host& host : hostsOf(sample))
        all.append({host, std::nullopt});
    const QByteArray none = edited(sample, all);
    QVERIFY2(hostsOf(none).isEmpty() && none.contains("owner: ops # not ours") && none.contains("# the end"),
             none.constData());
    QCOMPARE(hostsOf(edited(none, {{std::nullopt, added}})), QList<Host>{added});
}

void FileEditTest::startsFromNothing_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("comment") << QByteArray("# mine\n");
    QTest::newRow("no hosts") << QByteArray("version: 1\n");
    QTest::newRow("empty map") << QByteArray("version: 1\nhosts: {}\n");
    QTest::newRow("empty value") << QByteArray("version: 1\nhosts:\n");
    QTest::newRow("no line end") << QByteArray("hosts:\n  a:\n    user: x");
    QTest::newRow("flow hosts") << QByteArray("hosts: {a: {user: x}, b: }\nother: 1\n");
    QTest::newRow("all flow") << QByteArray("{hosts: {a: {user: x}}}\n");
    QTest::newRow("marked") << QByteArray("---\nhosts:\n  a:\n    user: x\n...\n");
}

void FileEditTest::startsFromNothing()
{
    QFETCH(QByteArray, text);
    Host added;
    added.name = u"new"_s;
    added.access.port = 22;
    const QList<Host> before = hostsOf(text);
    const QByteArray after = edited(text, {{std::nullopt, added}});
    QVERIFY2(hostsOf(after) == before + QList<Host>{added}, after.constData());
    if (text.contains("# mine"))
        QVERIFY(after.contains("# mine"));
}

void FileEditTest::keepsCrlf()
{
    QByteArray text = sample;
    text.replace("\n", "\r\n");
    const Host before = hostOf(text, u"web-01"_s);
    QCOMPARE(before.access.user, u"root"_s);
    Host after = before;
    after.name = u"web-1"_s;
    after.access.user = u"me"_s;
    const QByteArray result = edited(text, {{before, after}});
    QCOMPARE(hostOf(result, u"web-1"_s), after);
    QCOMPARE(result.count("\r\n"), result.count('\n'));
}

void FileEditTest::seesConflicts()
{
    Host before = hostOf(sample, u"web-01"_s);
    Host after = before;
    after.description = u"mine"_s;
    // another host changed: no conflict, both changes stay
    QByteArray theirs = sample;
    theirs.replace("192.0.2.9", "192.0.2.10");
    const QByteArray both = edited(theirs, {{before, after}});
    QVERIFY(hostOf(both, u"web-01"_s) == after && hostOf(both, u"db-1"_s).address == u"192.0.2.10");
    // this host changed, went, or came
    theirs.replace("user: root", "user: them");
    const auto kind = [](const Result<QByteArray>& result) { return result.error().kind; };
    QCOMPARE(kind(editHostsFile(theirs, file, {{before, after}})), ErrorKind::FileConflict);
    QCOMPARE(kind(editHostsFile("hosts: {}\n", file, {{before, std::nullopt}})), ErrorKind::FileConflict);
    QCOMPARE(kind(editHostsFile(theirs, file, {{std::nullopt, after}})), ErrorKind::FileConflict);
}

void FileEditTest::leavesBrokenFilesAlone()
{
    Host added;
    added.name = u"new"_s;
    const auto kind = [&](const QByteArray& text) {
        const Result<QByteArray> result = editHostsFile(text, file, {{std::nullopt, added}});
        return result ? ErrorKind::Cancelled : result.error().kind;
    };
    QCOMPARE(kind("hosts: [\n"), ErrorKind::FileSyntax);
    QCOMPARE(kind("hosts:\n  a:\n    port: many\n"), ErrorKind::FileSyntax);
    QCOMPARE(kind("version: 2\nhosts:\n  a:\n"), ErrorKind::FileTooNew);
    QCOMPARE(kind("hosts:\n  a:\n  a:\n"), ErrorKind::DuplicateHost);
    QCOMPARE(kind("hosts: {}\nhosts: {}\n"), ErrorKind::FileSyntax);
    QCOMPARE(kind("- a\n"), ErrorKind::FileSyntax);
}

void FileEditTest::groupKeepsCommentsAndUnknownKeys()
{
    const QByteArray text("# who owns it: ops\n"
                          "name: web\n"
                          "colour: red\n"
                          "access:\n"
                          "  user: root # for now\n"
                          "  x-vault: x\n"
                          "# the hosts\n"
                          "members:\n"
                          "- web-[01-20]\n"
                          "# end\n");
    const Group before = readGroup(text, u"web.yaml"_s, {}).values.value(0);
    QCOMPARE(before.members, QStringList{u"web-[01-20]"_s});
    Group after = before;
    after.access = {{}, 2222, {}, {}};
    after.members.append(u"@db"_s);
    const Result<QByteArray> result = editGroupFile(text, u"web.yaml"_s, before, after);
    QVERIFY(result.ok());
    QCOMPARE(*result, QByteArray("# who owns it: ops\n"
                                 "name: web\n"
                                 "colour: red\n"
                                 "access:\n"
                                 "  port: 2222\n"
                                 "  x-vault: x\n"
                                 "# the hosts\n"
                                 "members:\n"
                                 "- web-[01-20]\n"
                                 "- \"@db\"\n"
                                 "# end\n"));
    Group bare = after;
    bare.access = {};
    const Result<QByteArray> kept = editGroupFile(*result, u"web.yaml"_s, after, bare);
    QVERIFY(kept.ok() && kept->contains("  x-vault: x") && !kept->contains("port"));
}

void FileEditTest::onlyLinesThatAreMeantChange_data()
{
    QTest::addColumn<QByteArray>("text"); // below "members:"
    QTest::addColumn<QStringList>("members");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray three = " # all of them\n"
                             "  # the first\n"
                             "  - web1  # keep\n"
                             "  # - web2 (broken)\n"
                             "  -   'web3'\n"
                             "\n"
                             "  # third\n"
                             "  - web4 # in room 1\n"
                             "# end\n";
    const auto with = [&](const QByteArray& old, const QByteArray& now) { return QByteArray(three).replace(old, now); };
    const auto row = [&](const char* name, const QByteArray& text, const QStringList& members, const QByteArray& now) {
        QTest::newRow(name) << text << members << now;
    };
    row("nothing", three, {u"web1"_s, u"web3"_s, u"web4"_s}, three);
    row("added", three, {u"web1"_s, u"web3"_s, u"web4"_s, u"@db"_s},
        with("# in room 1\n", "# in room 1\n  - \"@db\"\n"));
    row("added between", three, {u"web1"_s, u"web2"_s, u"web3"_s, u"web4"_s}, with("# keep\n", "# keep\n  - web2\n"));
    row("added before", three, {u"web0"_s, u"web1"_s, u"web3"_s, u"web4"_s}, with("  - web1", "  - web0\n  - web1"));
    row("removed", three, {u"web1"_s, u"web4"_s}, with("  -   'web3'\n", ""));
    row("removed with its comment", three, {u"web3"_s, u"web4"_s}, with("  - web1  # keep\n", ""));
    row("renamed", three, {u"web9"_s, u"web3"_s, u"web4"_s}, with("web1 ", "web9 "));
    row("renamed at the end", three, {u"web1"_s, u"web3"_s, u"web[4-5]"_s}, with("web4", "\"web[4-5]\""));
    row("one for two", three, {u"web1"_s, u"x"_s},
        with("'web3'\n\n  # third\n  - web4 # in room 1\n", "x\n\n  # third\n"));
    row("flow", " [ web1, 'web2' , \"web[3-4]\" ]  # both\n", {u"web1"_s, u"web[3-4]"_s, u"a,b"_s},
        " [ web1, \"web[3-4]\", \"a,b\" ]  # both\n");
    row("flow, close", " [web1,web2]\n", {u"web2"_s, u"x"_s}, " [web2, x]\n");
    row("flow on two lines", " [ web1,\n web2 ]\n", {u"web2"_s}, "\n  - web2\n");
    row("one text", " web1 # alone\n", {u"web1"_s, u"web2"_s}, " # alone\n  - web1\n  - web2\n");
}

void FileEditTest::onlyLinesThatAreMeantChange()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, members);
    QFETCH(QByteArray, expected);
    for (const bool windows : {false, true}) {
        const auto ends = [&](QByteArray lines) { return windows ? lines.replace("\n", "\r\n") : lines; };
        const QByteArray whole = ends("name: web\nmembers:" + text);
        const Group before = readGroup(whole, u"web.yaml"_s, {}).values.value(0);
        Group after = before;
        after.members = members;
        const Result<QByteArray> result = editGroupFile(whole, u"web.yaml"_s, before, after);
        QVERIFY2(result.ok(), qPrintable(result ? QString() : errorText(result.error())));
        QCOMPARE(*result, ends("name: web\nmembers:" + expected));
    }
}

void FileEditTest::stepsKeepTheirComments()
{
    const QByteArray text("name: s # short\n"
                          "description: old # why\n"
                          "steps:\n"
                          "  # first\n"
                          "  - title: one # keep\n"
                          "    # not the script\n"
                          "    script: id\n"
                          "  # between\n"
                          "  - df -h\n"
                          "  # last\n"
                          "  - title: three\n"
                          "    script: uptime # now\n");
    const Snippet before = readSnippet(text, u"s.yaml"_s, {}).values.value(0);
    QCOMPARE(before.steps.size(), 3);
    Snippet after = before;
    after.description = u"new"_s;
    after.steps[0].work = u"id -u"_s;
    after.steps.removeAt(1);
    const Result<QByteArray> result = editSnippetFile(text, u"s.yaml"_s, before, after);
    QVERIFY(result.ok());
    QByteArray expected = text;
    expected.replace("old # why", "new # why")
        .replace("script: id\n", "script: |-\n      id -u\n")
        .replace("  - df -h\n", "");
    QCOMPARE(*result, expected);
}

void FileEditTest::aFlowHostIsRenamedWhereItStands()
{
    const Host before = hostOf(sample, u"db-1"_s);
    Host after = before;
    after.name = u"db-2"_s;
    QByteArray expected = sample;
    expected.replace("'db-1'", "db-2");
    QCOMPARE(edited(sample, {{before, after}}), expected);
}

void FileEditTest::groupWithoutNameKeepsItsFileName()
{
    const QByteArray text("members: [a, b]\n");
    const Group before = readGroup(text, u"/lib/groups/web.yaml"_s, u"web"_s).values.value(0);
    QCOMPARE(before.name, u"web"_s);
    Group after = before;
    after.production = true;
    const Result<QByteArray> result = editGroupFile(text, u"/lib/groups/web.yaml"_s, before, after);
    QVERIFY(result.ok());
    QCOMPARE(*result, QByteArray("production: true\nmembers: [a, b]\n"));
}

void FileEditTest::scriptChangesKeepTheRest()
{
    const QByteArray text("name: s\n"
                          "steps:\n"
                          "  - script: |+\n"
                          "      echo a\n"
                          "      # not a comment\n"
                          "\n"
                          "\n"
                          "# a comment\n"
                          "success:\n"
                          "  must-match: x # why\n");
    const Snippet before = readSnippet(text, u"s.yaml"_s, {}).values.value(0);
    QCOMPARE(before.steps[0].script(), u"echo a\n# not a comment\n\n\n"_s);
    Snippet after = before;
    after.steps[0].work = u"echo b"_s;
    const Result<QByteArray> result = editSnippetFile(text, u"s.yaml"_s, before, after);
    QVERIFY(result.ok());
    QCOMPARE(*result, QByteArray("name: s\n"
                                 "steps:\n"
                                 "  - script: |-\n"
                                 "      echo b\n"
                                 "# a comment\n"
                                 "success:\n"
                                 "  must-match: x # why\n"));
    const Result<QByteArray> back = editSnippetFile(*result, u"s.yaml"_s, after, before);
    QVERIFY(back.ok() && readSnippet(*back, u"s.yaml"_s, {}).values.value(0) == before);
    QVERIFY(back->contains("must-match: x # why"));
}

void FileEditTest::randomEditsAreExact()
{
    QRandomGenerator random(99);
    QByteArray text = sample;
    for (int round = 0; round < 400; ++round) {
        QList<Host> hosts = hostsOf(text);
        QList<Edit<Host>> edits;
        const int count = random.bounded(1, 4);
        for (int i = 0; i < count; ++i) {
            const int what = random.bounded(3);
            Host host;
            host.name = u"h%1"_s.arg(random.bounded(20));
            host.access.user = QStringList{u""_s, u"a"_s, u"b: c"_s}[random.bounded(3)];
            host.access.port = static_cast<quint16>(random.bounded(3));
            if (host.access.port > 0)
                host.access.legacyAlgorithms = host.access.port == 1;
            host.tags = QStringList{u"x"_s, u"#y"_s}.mid(random.bounded(3));
            if (random.bounded(2))
                host.variables = {{u"k"_s, u"two\nlines\n\n"_s}};
            host.description = QStringList{u""_s, u"d"_s, u"two\nlines"_s, u"end\n\n\n"_s}[random.bounded(4)];
            const bool taken =
                std::any_of(hosts.begin(), hosts.end(), [&](const Host& h) { return h.name == host.name; });
            const qsizetype place = hosts.isEmpty() ? -1 : random.bounded(int(hosts.size()));
            if (what == 0 && !taken) {
                edits.append({std::nullopt, host});
                hosts.append(host);
            } else if (what == 1 && place >= 0) {
                edits.append({hosts[place], std::nullopt});
                hosts.removeAt(place);
            } else if (what == 2 && place >= 0 && (!taken || hosts[place].name == host.name)) {
                edits.append({hosts[place], host});
                hosts[place] = host;
            }
        }
        const QByteArray result = edited(text, edits);
        QVERIFY2(!result.startsWith("error"), result.constData());
        QCOMPARE(hostsOf(result).size(), hosts.size());
        for (const Host& host : hosts)
            QVERIFY2(hostOf(result, host.name) == host, result.constData());
        QVERIFY(result.startsWith("# our hosts\nversion: 1\nowner: ops # not ours\n"));
        QVERIFY(result.contains("# the end"));
        text = result;
    }
}

ROLLCALL_TEST(tst_fileedit, FileEditTest)
#include "tst_fileedit.moc"
