// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QSize>
#include <QString>
#include <QWidget>

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}

// The editor of one step's command or script: monospace, highlighted by its interpreter, with line numbers as
// soon as there is more than one line. Tab moves on unless the script has several lines. A character that shows nothing
// or turns around what stands beside it stands in the document as a mark that says which one it is, and in the command
// as itself. GUI thread; does not own the Syntax.
namespace rollcall::gui {

class Syntax;

class CommandEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit CommandEditor(QWidget* parent = nullptr);
    ~CommandEditor() override;

    void setSyntax(Syntax* syntax);
    void setInterpreter(const QString& interpreter);
    void setCommand(const QString& command); // "\r\n" becomes "\n"
    QString command() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    QMimeData* createMimeDataFromSelection() const override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    class Margin;

    int marginWidth() const;
    void paintMargin(QPaintEvent* event);
    void adaptToText();
    void applyTheme();
    void settleMarks();
    void leaveMark();

    Syntax* m_syntax = nullptr;
    QString m_interpreter;
    KSyntaxHighlighting::SyntaxHighlighter* m_highlighter = nullptr; // owned by the document
    Margin* m_margin = nullptr;
    bool m_settling = false;
    int m_undoSteps = 0; // of the document, before its last change
};

} // namespace rollcall::gui
