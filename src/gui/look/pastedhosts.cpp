// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/pastedhosts.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/targets/hostlist.h"
#include "core/targets/targettext.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace rollcall::gui {

using namespace Qt::StringLiterals;

namespace {

class PasteText
{
    Q_DECLARE_TR_FUNCTIONS(PastedHosts)
};

QStringList linesIn(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

/// "@web", "!web3": each line one word of the target language, and none of a list.
bool areTargets(const QStringList& lines)
{
    return std::all_of(lines.begin(), lines.end(), [](const QString& line) {
        const bool operated = u"!&^"_s.contains(line[0]);
        return !line.contains(u'#') && targetPieces(operated ? line.mid(1) : line).size() == 1;
    });
}

QString toldOf(const HostList& list)
{
    constexpr qsizetype enough = 6;
    QStringList told;
    const QList<Error> all = list.errors + list.warnings;
    for (const Error& error : all.first(std::min(enough, all.size())))
        told.append(errorText(error));
    if (all.size() > enough)
        told.append(PasteText::tr("… and %n more line(s).", nullptr, static_cast<int>(all.size() - enough)));
    return told.join(u'\n');
}

} // namespace

QString firstOf(const QStringList& words)
{
    constexpr qsizetype enough = 20;
    const QString first = displayLine(words.first(std::min(enough, words.size())).join(u", "_s));
    return words.size() > enough ? first + u", …"_s : first;
}

void pasteHosts(QWidget* parent, const QString& text, const std::function<void(const QStringList& words)>& take,
                const std::function<void()>& asText)
{
    const HostList list = readHostList(text, PasteText::tr("pasted text"));
    const QStringList lines = linesIn(text);
    const QStringList words = list.words();
    if (list.errors.isEmpty() && words == lines)
        return take(words);
    if (lines.size() < 2 || areTargets(lines))
        return asText();
    auto* box = new QMessageBox(QMessageBox::Question, PasteText::tr("Paste hosts"),
                                PasteText::tr("%Ln host(s) or range(s) of hosts are in what you paste.", nullptr,
                                              static_cast<int>(words.size())),
                                QMessageBox::Cancel, parent);
    box->setObjectName(u"pasteHostsBox"_s);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(QStringList{firstOf(words), toldOf(list)}.join(u"\n\n"_s).trimmed());
    QPushButton* const asIs = box->addButton(PasteText::tr("Paste as &text"), QMessageBox::AcceptRole);
    QObject::connect(asIs, &QPushButton::clicked, parent, asText);
    if (!words.isEmpty()) {
        QPushButton* const taken = box->addButton(PasteText::tr("&Take the hosts"), QMessageBox::AcceptRole);
        QObject::connect(taken, &QPushButton::clicked, parent, [take, words] { take(words); });
        box->setDefaultButton(taken);
    }
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace rollcall::gui
