// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QExplicitlySharedDataPointer>
#include <QList>
#include <QSharedData>
#include <QString>

// What a verdict says beside its reason, as data: a small tree of phrases of ours, their arguments, another
// host's own failure, and words. Words are data ("192.0.2.7") or what somebody else said; they are shown as they
// are and never translated, whatever they look like. An immutable value that is shared, so copying costs nothing;
// one null pointer where there is nothing to say. Any thread.
namespace rollcall {

enum class Phrase;
enum class Reason : quint8;

class Detail
{
public:
    enum class Kind : quint8 {
        Words,   // data of ours: an address, a file, what the system says of an error
        Said,    // a server's own words, or those of a program that we started: in quotes wherever they are shown
        Phrase,  // of the table in core/verdict/phrase.h, its arguments are the parts
        Several, // the parts, one after the other
        Failure, // another host's (the words): its reason, and in the parts its own detail, if it has one
    };

    Detail();
    Detail(const QString& words); // of Kind::Words: implicit, because most details are nothing else
    static Detail said(const QString& words);
    static Detail of(Phrase phrase, const QList<Detail>& arguments);
    static Detail several(const QList<Detail>& parts);
    static Detail failureOf(const QString& host, Reason reason, const Detail& detail);
    ~Detail();
    Detail(const Detail& other);
    Detail(Detail&& other) noexcept;
    Detail& operator=(const Detail& other);
    Detail& operator=(Detail&& other) noexcept;

    bool isEmpty() const { return !d; }
    Kind kind() const; // Words where it is empty
    QString words() const;
    Phrase phrase() const; // of Kind::Phrase
    Reason reason() const; // of Kind::Failure
    QList<Detail> parts() const;

    /// This, and then something else.
    Detail with(const Detail& further) const;
    /// In English, whatever the reader's language: for logs and for what older versions read.
    QString english() const;

    bool operator==(const Detail& other) const;

private:
    struct Data;
    explicit Detail(Data&& data);

    QExplicitlySharedDataPointer<const Data> d;
};

struct Detail::Data : QSharedData
{
    Kind kind = Kind::Words;
    rollcall::Phrase phrase{};
    Reason reason{};
    QString words;
    QList<Detail> parts;
};

inline Detail::Detail() = default;
inline Detail::~Detail() = default;
inline Detail::Detail(const Detail& other) = default;
inline Detail::Detail(Detail&& other) noexcept = default;
inline Detail& Detail::operator=(const Detail& other) = default;
inline Detail& Detail::operator=(Detail&& other) noexcept = default;

/// In the reader's language, our phrases at every level; not neutralised, see core/base/text.h.
QString detailText(const Detail& detail);

} // namespace rollcall

Q_DECLARE_TYPEINFO(rollcall::Detail, Q_RELOCATABLE_TYPE);
