// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/showntext.h"
#include "core/run/event.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <array>
#include <memory>

// The digest of what an output shows: two outputs that differ in colours, line ends or progress bars alone have the
// same. It is for comparing (hosts with each other, a run with an earlier one, a result with a baseline); only digests
// of one version can be compared. Do not take it for TaskRecord::digest, which is of the text, colours and all: what
// folds together is identical by that one. Pure; one maker per task, one thread at a time.
namespace rollcall {

/// Version 1: SHA-256 over, of standard output and then of standard error, the length of its shown text in UTF-8 (8
/// bytes, little-endian) and that text's SHA-256.
struct ShownDigest
{
    static constexpr quint8 currentVersion = 1;

    quint8 version = 0; // of the algorithm; 0: not known
    QByteArray bytes;

    bool isKnown() const { return version != 0; }
    bool operator==(const ShownDigest&) const = default;
};

/// As it is stored: the version's byte and then the digest; empty where it is not known.
QByteArray packed(const ShownDigest& digest);
/// Not known where the bytes are no such thing.
ShownDigest shownDigestFrom(const QByteArray& packed);

class ShownDigestMaker
{
public:
    /// SHA-256 costs several times what storing does. Of a longer output (bytes of both streams, as they came) the
    /// digest is not known; it is made of the stored output by who comes to need it.
    static constexpr qint64 mostBytes = 64LL * 1024;

    /// Pieces in order, cut anywhere.
    void add(Stream stream, QByteArrayView bytes);
    /// All has been added.
    ShownDigest result();

private:
    struct Side
    {
        ShownText text;
        QCryptographicHash hash{QCryptographicHash::Sha256};
        qint64 length = 0;

        void take(QByteArrayView piece);
    };

    std::array<std::unique_ptr<Side>, 2> m_sides; // by Stream; of those that have something
    qint64 m_bytes = 0;
};

} // namespace rollcall
