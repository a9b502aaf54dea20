// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QString>
#include <QStringList>
#include <QStringListModel>
#include <QWidget>

class QCompleter;

// The target line: completes the word under the cursor with "@group" and host names and underlines the piece that
// cannot be resolved; a list of hosts that is pasted or dropped becomes words of its own in it. What the text means is
// the preflight's matter. GUI thread.
namespace rollcall::gui {

class TargetEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit TargetEdit(QWidget* parent = nullptr);

    void setWords(const QStringList& words); // as they would stand in the expression
    /// Underlines this stretch; length 0 takes the underline away.
    void markProblem(int offset, int length);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    struct Word
    {
        int start = 0;
        int length = 0;
    };

    Word wordAtCursor() const;
    void clickBeside(const QMouseEvent& press);
    bool takeList(const QString& text);
    void insertWords(const QStringList& words);
    void showCompletions(bool always);
    void insertCompletion(const QString& completion);

    QStringListModel m_words;
    QCompleter* m_completer;
};

} // namespace rollcall::gui
