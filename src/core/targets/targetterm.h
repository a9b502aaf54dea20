// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/targets/host.h"
#include "core/targets/targetword.h"

#include <QString>

// A term of a target: a condition that a host fulfils or not.
//
//   tag:x                        one of its tags is x
//   var.NAME=x                   its variable NAME is x
//   os:x  fact.NAME>=x           what was found out of it: = < <= > >=
//
// x is a pattern as a host's name is (ranges, * and ?, upper and lower case alike); what is compared by size is a
// number or numbers with dots. Names of variables and facts are taken as they are. Pure; any thread.
namespace rollcall {

struct TargetTerm
{
    enum class Kind : quint8 { Tag, Variable, Os, Fact };
    enum class Comparison : quint8 { Equal, Less, AtMost, Greater, AtLeast };

    Kind kind = Kind::Tag;
    QString name; // of the variable or fact
    Comparison comparison = Comparison::Equal;
    WordText value;

    bool restsOnFacts() const { return kind == Kind::Os || kind == Kind::Fact; }
};

/// True where the word stands for a term, also for one that cannot be read: it is no host then.
bool isTerm(const WordText& word);
Result<TargetTerm> readTerm(const WordText& word);
/// What the library says of the host; `value` is one of those that the term's ranges stand for.
bool fulfils(const Host& host, const TargetTerm& term, const WordText& value);

} // namespace rollcall
