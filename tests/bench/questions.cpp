// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a question about many hosts costs the window's thread: new host keys of so many hosts, as many more while it is
// open, all of them ticked and accepted.
//
//   bench_questions [HOSTS]      10,000
#include "core/run/question.h"
#include "gui/questions/hostkeysdialog.h"
#include "gui/shell/application.h"

#include <QApplication>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QPushButton>
#include <QString>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace rollcall;

namespace {

std::shared_ptr<Question> keys(quint64 id, int count)
{
    auto question = std::make_shared<Question>();
    question->id = id;
    question->kind = QuestionKind::HostKeys;
    for (int i = 0; i < count; ++i) {
        const QString name = u"web-%1"_s.arg(i);
        question->keys.append({name,
                               name,
                               u"127.0.0.1"_s,
                               u"ssh-ed25519"_s,
                               u"SHA256:abc%1"_s.arg(i),
                               {},
                               u"/k"_s,
                               {},
                               Reason::None,
                               {},
                               {}});
    }
    return question;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    gui::prepareApplication();
    const int hosts = argc > 1 ? QString::fromLocal8Bit(argv[1]).toInt() : 10'000;
    const auto first = keys(1, hosts);
    const auto second = keys(2, hosts);
    QElapsedTimer timer;
    timer.start();
    gui::HostKeysDialog dialog(first);
    dialog.show();
    const qint64 opened = timer.restart();
    dialog.add(second);
    const qint64 added = timer.restart();
    dialog.findChild<QCheckBox*>(u"allBox"_s)->click();
    const qint64 ticked = timer.restart();
    dialog.findChild<QPushButton*>(u"acceptButton"_s)->click();
    std::printf("%d hosts: open %lld ms, as many more %lld ms, tick %lld ms, accept %lld ms\n", hosts, opened, added,
                ticked, timer.elapsed());
    return 0;
}
