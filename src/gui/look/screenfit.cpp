// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/look/screenfit.h"

#include <QDialog>
#include <QEvent>
#include <QLabel>
#include <QMessageBox>
#include <QScreen>
#include <QString>
#include <QStringView>
#include <QTextBoundaryFinder>

namespace rollcall::gui {

namespace {

constexpr qsizetype longestPiece = 40; // characters that stay on one line

/// With places where a line may end, which are not seen, in all that would have none.
QString breakable(const QString& text)
{
    QTextBoundaryFinder lineEnds(QTextBoundaryFinder::Line, text);
    QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, text);
    QString made;
    qsizetype start = 0;
    for (qsizetype end = lineEnds.toNextBoundary(); end >= 0; end = lineEnds.toNextBoundary()) {
        while (end - start > longestPiece) {
            characters.setPosition(start + longestPiece);
            const qsizetype cut = characters.isAtBoundary() ? start + longestPiece : characters.toNextBoundary();
            if (cut < 0 || cut >= end)
                break;
            made += QStringView(text).sliced(start, cut - start);
            made += QChar(0x200B);
            start = cut;
        }
        made += QStringView(text).sliced(start, end - start);
        start = end;
    }
    return made;
}

void keepWhole(const QMessageBox& box)
{
    for (QLabel* const label : box.findChildren<QLabel*>()) {
        if (label->textFormat() == Qt::PlainText)
            label->setText(breakable(label->text()));
    }
}

} // namespace

ScreenFit::ScreenFit(QObject* application) : QObject(application)
{
    application->installEventFilter(this);
}

bool ScreenFit::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        if (auto* const box = qobject_cast<QMessageBox*>(watched))
            keepWhole(*box); // before it works out its size
        if (auto* const dialog = qobject_cast<QDialog*>(watched); dialog != nullptr && dialog->isWindow()) {
            const QSize frame(16, 48); // of the window manager, about
            dialog->resize(dialog->size().boundedTo(dialog->screen()->availableGeometry().size() - frame));
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace rollcall::gui
