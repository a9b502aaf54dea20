// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

// A password, passphrase or one-time code. Moves, never copies; the bytes are wiped when it goes, is moved
// from or is replaced. It never enters settings, logs, events or exports. Hand it on between threads by
// moving it. What leaves Rollcall's hands (libssh's own copy, a widget's text) is beyond its reach.
namespace rollcall {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray&& bytes);    // takes the bytes; the caller's array is left empty
    static Secret fromText(QString&& text); // UTF-8; wipes the text where it is not shared
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    const char* data() const { return m_bytes.constData(); } // NUL-terminated
    qsizetype size() const { return m_bytes.size(); }
    Secret clone() const; // said aloud: one more copy, for one more owner
    bool operator==(const Secret& other) const { return m_bytes == other.m_bytes; }

private:
    void wipe();
    QByteArray m_bytes;
};

/// Overwrites what the array holds, unless somebody shares it, and empties it.
void wipe(QByteArray& bytes);

} // namespace rollcall
