// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QString>

#include <memory>
#include <utility>
#include <vector>

// A YAML document as a tree that knows where everything stands. yaml-cpp parses (its event interface: several
// times faster than its own nodes); every scalar is text, `null`, `yes` and `022` included. Plain values; any
// thread. Lines and columns count from 0, columns in bytes.
namespace rollcall::library {

struct YamlNode;
using YamlNodePtr = std::shared_ptr<const YamlNode>;

struct YamlNode
{
    enum class Kind : quint8 { Empty, Scalar, List, Map };

    Kind kind = Kind::Empty;
    bool flow = false;  // [a, b] or {a: b}
    bool plain = false; // a scalar without quotes, on one line
    bool null = false;  // a plain `null` or `~`: a text, and nothing where more than a text was expected
    int line = 0;
    int column = 0;
    qint64 weight = 1; // nodes in it, those behind aliases counted each time
    QString text;
    QString property;               // a tag, or the anchor of nothing, as written ("!web1"): no part of the text
    std::vector<YamlNodePtr> items; // of a list
    std::vector<std::pair<YamlNodePtr, YamlNodePtr>> entries; // of a map

    bool isMap() const { return kind == Kind::Map; }
    bool isList() const { return kind == Kind::List; }
    bool isScalar() const { return kind == Kind::Scalar; }
    bool isEmpty() const { return kind == Kind::Empty; }
    /// The first entry with this key; null where there is none.
    const YamlNode* find(const QString& key) const;
};

/// What is wrong in a file.
struct LibraryText
{
    Q_DECLARE_TR_FUNCTIONS(Library)
};

/// One document. FileSyntax with line (from 1) and what was expected; `file` only names it in the error. An
/// empty file is an Empty node.
Result<YamlNodePtr> parseYaml(const QByteArray& bytes, const QString& file);

} // namespace rollcall::library
