// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

// Which file holds the drafts of one window. Several windows of one person may be open at once: each has a file of its
// own (drafts.json, drafts.2.json, …) for as long as it lives, told by a lock beside it. What windows have left that
// are gone by now is taken over by the next one. Move-only; does short I/O; one thread at a time.
namespace rollcall::app {

class DraftPlace
{
public:
    DraftPlace() = default; // nowhere
    /// The first of `file` and its numbered siblings that no other window has, with all that others have left.
    static DraftPlace claim(const QString& file);
    DraftPlace(DraftPlace&& other) noexcept = default;
    DraftPlace& operator=(DraftPlace&& other) noexcept;
    ~DraftPlace();

    QString file() const { return m_held.empty() ? QString() : m_held.front().file; }
    QStringList left() const; // of windows that are gone, held as well
    /// It is not taken over after all, and stays for another time.
    void leave(const QString& file);
    void forgetLeft(); // all of them are in file() now, and theirs removed

private:
    struct Held
    {
        QString file;
        int lock = -1; // < 0: the file system has none, as if there were no other window
    };

    static bool take(const QString& file, Held& held); // false: another window has it
    void letGo();

    std::vector<Held> m_held; // the own one first
};

} // namespace rollcall::app
