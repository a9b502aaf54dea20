// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>
#include <QWidget>

#include <memory>

namespace Ui {
class FindBar;
}

// What to look for in the shown output. An expression that does not compile is shown as such and not applied.
// Return goes to the next match, Esc closes. GUI thread.
namespace rollcall::gui {

class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget* parent = nullptr);
    ~FindBar() override;

    void open(const QString& text = {});
    QString text() const;
    bool isRegex() const;
    bool isCaseSensitive() const;
    QRegularExpression pattern() const; // empty while there is nothing valid to look for
    void setCount(const QString& text);

Q_SIGNALS:
    void patternChanged();
    void stepRequested(bool forward);
    void closed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void apply();

    std::unique_ptr<Ui::FindBar> m_ui;
    QRegularExpression m_pattern;
};

} // namespace rollcall::gui
