// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QTimer;
class QWidget;

// --shot: a picture of the window and the end of the program, whatever happens. Exactly one ended() comes: after
// the picture, after the first failure, or when nothing else has come in time. GUI thread.
namespace rollcall::gui {

class Shot : public QObject
{
    Q_OBJECT

public:
    Shot(const QString& file, QWidget* window);

    /// As soon as `settled` says so, asked again and again; only the first call counts.
    void take(std::function<bool()> settled);
    void fail(const QString& why);
    void setLongest(int milliseconds); // five minutes from the start unless changed

Q_SIGNALS:
    void ended(int exitCode, const QString& why); // `why` is empty after a picture

private:
    void look();
    void end(int exitCode, const QString& why);

    QString m_file;
    QWidget* m_window;
    std::function<bool()> m_settled;
    QTimer* m_guard;
    bool m_ended = false;
};

} // namespace rollcall::gui
