// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What folding costs: so many outputs of about 2 KB each that look like a system's log, df and ps, all different but for
// names, times and process numbers; without masks and with the usual ones, on one core and on all of them. Reading from
// a store is not in it.
//
//   bench_answers [HOSTS]      10,000
#include "analysis/fold/answers.h"
#include "support/fakesource.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QString>
#include <QThreadPool>

#include <algorithm>
#include <array>
#include <cstdio>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

QByteArray outputOf(int host)
{
    const QByteArray name = "web-" + QByteArray::number(host + 1).rightJustified(2, '0');
    QByteArray text;
    for (int line = 0; line < 14; ++line) {
        text += "Nov 30 20:" + QByteArray::number((host + line) % 60).rightJustified(2, '0') + ":00 " + name +
                " sshd[" + QByteArray::number(1000 + host * 7 + line) +
                "]: Accepted publickey for deploy from 10.0.0.5 port 22\n";
    }
    for (int line = 0; line < 12; ++line)
        text += "/dev/sda" + QByteArray::number(line) + "       20G   " + QByteArray::number(line) +
                ".1G   15G  22% /srv/data/" + QByteArray::number(line) + "\n";
    return text;
}

double milliseconds(const test::FakeSource& run, const QList<TaskIndex>& tasks, const MaskSet& masks,
                    qsizetype expected)
{
    std::array<double, 5> rounds{};
    for (double& round : rounds) {
        QElapsedTimer timer;
        timer.start();
        const auto answers = analysis::foldAnswers(run, tasks, masks);
        round = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        if (!answers || answers->size() != expected)
            std::printf("%lld answers where %lld were expected\n",
                        answers ? static_cast<long long>(answers->size()) : -1, static_cast<long long>(expected));
    }
    std::sort(rounds.begin(), rounds.end());
    return rounds[rounds.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    const int hosts = argc > 1 ? QByteArray(argv[1]).toInt() : 10'000;
    test::FakeSource run(hosts, {u"cat"_s});
    QList<TaskIndex> tasks(hosts);
    std::iota(tasks.begin(), tasks.end(), 0);
    qint64 bytes = 0;
    for (const TaskIndex task : tasks) {
        const QByteArray text = outputOf(static_cast<int>(task));
        bytes += text.size();
        run.end(task, text);
    }
    const int cores = QThreadPool::globalInstance()->maxThreadCount();
    std::printf("%d outputs, %.1f MB, %d cores; medians of five\n", hosts, static_cast<double>(bytes) / 1e6, cores);
    for (const int threads : {1, cores}) {
        QThreadPool::globalInstance()->setMaxThreadCount(threads);
        const double plain = milliseconds(run, tasks, {}, hosts);
        const double masked = milliseconds(run, tasks, MaskSet::usual(), 1);
        std::printf("on %d: %.0f ms without masks, %.0f ms with the usual ones\n", threads, plain, masked);
    }
    return 0;
}
