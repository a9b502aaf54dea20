// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ROLLCALL_TEST_LABEL: waits
#include "hostilemodes.h"
#include "provoker.h"
#include "support/paths.h"
#include "support/testmain.h"
#include "wireserver.h"

#include <QProcess>
#include <QTest>

// Every way in which a server can misbehave, and how a run on it ends: at once where the server has done something
// wrong, else by the limit of its phase, which the reason then names. So nothing here reads a clock. The modes of the
// demo fleet and those of hostilemodes.cpp, whose servers libssh could not play; whoever adds one adds its row.
namespace rollcall::test {

using namespace Qt::StringLiterals;

class HostileModesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ofTheFleet_data();
    void ofTheFleet();
    void everyModeOfTheFleetHasItsRow();
    void packetByPacket_data();
    void packetByPacket();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<FleetFixture> m_fleet; // a host per mode
};

namespace {

// All that a row says of a run that has ended.
void compare(const ModeRow& row, const Provocation& provocation, const Verdict& verdict)
{
    const QString sentence = verdictSentence(verdict);
    const QByteArray told = (reasonName(verdict.reason) + u": "_s + sentence).toUtf8();
    QVERIFY2(row.reasons.contains(verdict.reason), told.constData());
    QVERIFY2(sentence.startsWith(QString::fromUtf8(row.sentence)), told.constData());
    QVERIFY2(sentence.size() < 1000, told.left(2000).constData());
    for (const QChar c : sentence)
        QVERIFY2(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format, told.constData());
    if (row.output)
        QCOMPARE(provocation.output, *row.output);
    if (row.remote)
        QCOMPARE(verdict.remote, *row.remote);
}

void addRows(const std::vector<ModeRow>& rows)
{
    QTest::addColumn<int>("row");
    for (size_t i = 0; i < rows.size(); ++i)
        QTest::addRow("%s: %s", rows[i].phase, rows[i].mode) << static_cast<int>(i);
}

} // namespace

void HostileModesTest::initTestCase()
{
    QStringList arguments;
    for (const ModeRow& row : fleetModes())
        arguments << u"--hostile"_s << QString::fromLatin1(row.mode);
    m_fleet = std::make_unique<FleetFixture>(static_cast<int>(fleetModes().size()), arguments);
    QVERIFY2(m_fleet->start(), m_fleet->error().constData());
}

void HostileModesTest::ofTheFleet_data()
{
    addRows(fleetModes());
}

void HostileModesTest::ofTheFleet()
{
    QFETCH(int, row);
    Provocation provocation(*m_fleet, row);
    const ModeRow& expected = fleetModes().at(static_cast<size_t>(row));
    if (expected.change)
        expected.change(provocation);
    const Verdict verdict = provocation.run();
    compare(expected, provocation, verdict);
}

void HostileModesTest::everyModeOfTheFleetHasItsRow()
{
    QProcess help;
    help.start(programPath(u"rollcall-fleet"_s), {u"--help"_s});
    QVERIFY(help.waitForFinished(patience));
    const QByteArray text = help.readAllStandardOutput();
    const qsizetype at = text.indexOf("Hostile modes: ");
    QVERIFY2(at >= 0, text.constData());
    const QByteArray list = text.mid(at + 15, text.indexOf('\n', at) - at - 15);
    QStringList modes;
    for (const QByteArray& mode : list.split(','))
        modes << QString::fromLatin1(mode.trimmed());
    QStringList rows;
    for (const ModeRow& row : fleetModes())
        rows << QString::fromLatin1(row.mode);
    modes.sort();
    rows.sort();
    QCOMPARE(rows, modes);
}

void HostileModesTest::packetByPacket_data()
{
    addRows(packetModes());
}

void HostileModesTest::packetByPacket()
{
    QFETCH(int, row);
    const ModeRow& expected = packetModes().at(static_cast<size_t>(row));
    WireServer server(expected.play);
    const QString key = m_folder.filePath(u"key"_s);
    QVERIFY(QFile::exists(key) || makeKey(key));
    HostSpec host;
    host.name = u"wire"_s;
    host.address = u"127.0.0.1"_s;
    host.port = server.port();
    host.user = u"u"_s;
    host.login = keyLogin(key);
    auto trust = std::make_shared<TrustSpec>();
    trust->userFiles = {writeFile(m_folder.filePath(u"known_hosts"_s), server.knownHostsLine())};
    trust->policy = HostKeyPolicy::Strict;
    host.trust = trust;
    Provocation provocation(host);
    if (expected.change)
        expected.change(provocation);
    const Verdict verdict = provocation.run();
    compare(expected, provocation, verdict);
    for (const Question& question : provocation.asked) {
        for (const Prompt& prompt : question.prompts)
            QVERIFY(prompt.text.size() < 1000);
    }
}

} // namespace rollcall::test

ROLLCALL_TEST(tst_hostilemodes, rollcall::test::HostileModesTest)
#include "tst_hostilemodes.moc"
