// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "disk.h"
#include "library/edits/edits.h"
#include "library/live/library.h"
#include "library/schema/librarydata.h"
#include "stoppedsave.h"
#include "support/testmain.h"

#include <QMap>

#include <memory>

using namespace rollcall;
using namespace rollcall::library;
using namespace rollcall::test;

/// What takes an edit back gives the files back as they were, byte for byte.
class UndoBytesTest : public QObject
{
    Q_OBJECT

private:
    static constexpr auto hosts = "# our hosts\nversion: 1\n\nhosts:\n"
                                  "  # the old one, ask Ann\n"
                                  "  web1: # front\n"
                                  "    address: 192.0.2.1   # rented\n"
                                  "    x-ticket: 0815\n"
                                  "  web2:\n    address: \"192.0.2.2\"\n"
                                  "\n"
                                  "  db1: {address: 192.0.2.3}\n";
    static constexpr auto group = "# who answers the web\nid: 6f1c-of-ours\nname: web\n"
                                  "members:\n  - web1 # first\n  - web2\n";
    static constexpr auto outer = "name: all\nmembers: [ '@web',   db1 ] # flow\n";
    static constexpr auto snippet = "id: of-ours\r\nname: Space\r\nsteps:\r\n  - script: df -h # all\r\n";

    std::unique_ptr<Disk> m_disk;
    std::unique_ptr<Library> m_library;

    QMap<QString, QByteArray> bytes() const
    {
        QMap<QString, QByteArray> all{{u"hosts.yaml"_s, m_disk->read(u"hosts.yaml"_s)}};
        for (const QString& dir : {u"groups"_s, u"snippets"_s}) {
            for (const QString& file : m_disk->files(dir))
                all.insert(dir + u'/' + file, m_disk->read(dir + u'/' + file));
        }
        return all;
    }
    Names names() const { return namesOf(m_library->data()); }
    void apply(const Change& change)
    {
        QVERIFY(m_library->apply(change).ok());
        const Status written = m_library->flush();
        QVERIFY2(written.ok(), written ? "" : qPrintable(errorText(written.error())));
    }
    QStringList hostNames() const
    {
        QStringList all;
        for (const Host& host : m_library->data().hosts)
            all << host.name;
        return all;
    }
    Change removal(const QString& what) const
    {
        const LibraryData& data = m_library->data();
        if (what == u"snippet"_s)
            return Change::of(Edit<Snippet>{*m_library->snippet(u"Space"_s), std::nullopt});
        const Result<Change> change = what == u"host"_s        ? removeThings(data, {u"web1"_s}, {}, names())
                                      : what == u"two hosts"_s ? removeThings(data, {u"web1"_s, u"db1"_s}, {}, names())
                                      : what == u"group"_s     ? removeThings(data, {}, {u"web"_s}, names())
                                      : what == u"rename"_s    ? renameHost(data, u"web1"_s, u"front1"_s, names())
                                      : what == u"renamed group"_s
                                          ? renameGroup(data, u"web"_s, u"front"_s)
                                          : takeOutOfGroup(data, u"web"_s, {u"web1"_s}, names());
        return change ? *change : Change();
    }

private Q_SLOTS:
    void init()
    {
        m_disk = std::make_unique<Disk>();
        m_disk->write(u"hosts.yaml"_s, hosts);
        m_disk->write(u"groups/20 our web.yaml"_s, group);
        m_disk->write(u"groups/all.yaml"_s, outer);
        m_disk->write(u"snippets/disk.yaml"_s, snippet);
        m_library = std::make_unique<Library>(loadLibrary(m_disk->place()));
        QVERIFY(m_library->errors().isEmpty());
    }
    void cleanup()
    {
        m_library.reset();
        m_disk.reset();
    }

    void allOfIt_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"host", "two hosts", "group", "snippet", "rename", "renamed group", "member"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }

    void allOfIt()
    {
        QFETCH(QString, what);
        const auto before = bytes();
        const QStringList order = hostNames();
        const Change change = removal(what);
        QVERIFY(!change.isEmpty());
        apply(change);
        const auto after = bytes();
        QVERIFY(after != before);
        apply(change.reversed());
        QCOMPARE(bytes(), before);
        QTRY_COMPARE(hostNames(), order); // and in the window
        apply(change);                    // redo
        QCOMPARE(bytes(), after);
        apply(change.reversed());
        QCOMPARE(bytes(), before);
    }

    void oneAfterTheOther()
    {
        QList<Change> changes;
        QList<QMap<QString, QByteArray>> states;
        for (const QString& what : {u"host"_s, u"snippet"_s, u"group"_s}) {
            states.append(bytes());
            changes.append(removal(what));
            apply(changes.constLast());
        }
        while (!changes.isEmpty()) {
            apply(changes.takeLast().reversed());
            QCOMPARE(bytes(), states.takeLast());
        }
    }

    /// What others have written meanwhile stays; what they have not touched is as it was.
    void othersHaveWritten()
    {
        const auto before = bytes();
        const Change change = removal(u"group"_s);
        apply(change);
        QByteArray theirs = before.value(u"hosts.yaml"_s);
        theirs += "  new1:\n    address: 192.0.2.9\n";
        m_disk->write(u"hosts.yaml"_s, theirs);
        m_disk->write(u"groups/all.yaml"_s, m_disk->read(u"groups/all.yaml"_s) + "# theirs\n");
        m_library->reload();
        QVERIFY(m_library->flush().ok());
        apply(change.reversed());
        QCOMPARE(m_disk->read(u"groups/20 our web.yaml"_s), QByteArray(group));
        QCOMPARE(m_disk->read(u"hosts.yaml"_s), theirs);
        QVERIFY(m_disk->read(u"groups/all.yaml"_s).contains("# theirs"));
        QVERIFY(m_library->group(u"all"_s)->members.contains(u"@web"_s));
    }

    /// Hosts come back with their lines and to their places, whatever others did to the file.
    void othersHaveWrittenInTheSameFile_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QByteArray>("theirs"); // replaced by the next one
        QTest::addColumn<QByteArray>("instead");
        for (const char* what : {"host", "two hosts"}) {
            QTest::addRow("%s, one is added", what)
                << QString::fromLatin1(what) << QByteArray("\n  db1") << QByteArray("  new1:\n    port: 22\n\n  db1");
            QTest::addRow("%s, one is changed", what)
                << QString::fromLatin1(what) << QByteArray("\"192.0.2.2\"") << QByteArray("192.0.2.22 # moved");
            QTest::addRow("%s, a comment", what)
                << QString::fromLatin1(what) << QByteArray("# our hosts") << QByteArray("# our hosts, and theirs");
        }
    }

    void othersHaveWrittenInTheSameFile()
    {
        QFETCH(QString, what);
        QFETCH(QByteArray, theirs);
        QFETCH(QByteArray, instead);
        const Change change = removal(what);
        apply(change);
        const QByteArray left = m_disk->read(u"hosts.yaml"_s);
        const bool hasPlace = left.contains(theirs);
        m_disk->write(u"hosts.yaml"_s, hasPlace ? QByteArray(left).replace(theirs, instead) : left + "# end\n");
        m_library->reload();
        QVERIFY(m_library->flush().ok());
        apply(change.reversed());
        QCOMPARE(m_disk->read(u"hosts.yaml"_s),
                 hasPlace ? QByteArray(hosts).replace(theirs, instead) : QByteArray(hosts) + "# end\n");
    }

    void anotherDocumentHasTheFile()
    {
        const Change change = removal(u"group"_s);
        apply(change);
        m_disk->write(u"groups/20 our web.yaml"_s, "name: theirs\nmembers: [db1]\n");
        m_library->reload();
        QVERIFY(m_library->flush().ok());
        apply(change.reversed());
        QCOMPARE(m_disk->read(u"groups/20 our web.yaml"_s), QByteArray("name: theirs\nmembers: [db1]\n"));
        QVERIFY(m_library->group(u"web"_s) != nullptr && m_library->group(u"theirs"_s) != nullptr);
    }
};

ROLLCALL_TEST(tst_undobytes, UndoBytesTest)
#include "tst_undobytes.moc"
