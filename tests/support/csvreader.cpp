// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/csvreader.h"

namespace rollcall::test {

namespace {

struct Reader
{
    const QByteArray& bytes;
    qsizetype at = 0;
    QByteArray why;

    bool fail(const char* reason)
    {
        why = QByteArray(reason) + " at byte " + QByteArray::number(at);
        return false;
    }

    char now() const { return at < bytes.size() ? bytes[at] : '\0'; }
    bool ended() const { return at >= bytes.size(); }

    bool quoted(QByteArray& cell)
    {
        for (++at; !ended(); ++at) {
            if (now() != '"') {
                cell += now();
            } else if (at + 1 < bytes.size() && bytes[at + 1] == '"') {
                cell += '"';
                ++at;
            } else {
                ++at;
                return true;
            }
        }
        return fail("a quote that does not end");
    }

    bool plain(QByteArray& cell)
    {
        for (; !ended() && now() != ',' && now() != '\r'; ++at) {
            if (now() == '"' || now() == '\n')
                return fail("a quote or line feed in a plain cell");
            cell += now();
        }
        return true;
    }

    bool row(CsvRow& cells)
    {
        for (;;) {
            QByteArray cell;
            if (!(now() == '"' && !ended() ? quoted(cell) : plain(cell)))
                return false;
            cells.append(cell);
            if (now() == ',' && !ended()) {
                ++at;
                continue;
            }
            if (bytes.mid(at, 2) != "\r\n")
                return fail("no CRLF after a cell");
            at += 2;
            return true;
        }
    }
};

} // namespace

std::optional<QList<CsvRow>> readCsvStrictly(const QByteArray& bytes, QByteArray* why)
{
    Reader reader{bytes, 0, {}};
    QList<CsvRow> rows;
    while (!reader.ended()) {
        CsvRow row;
        bool good = reader.row(row);
        if (good && !rows.isEmpty() && row.size() != rows.constFirst().size())
            good = reader.fail("another number of cells");
        if (!good) {
            if (why)
                *why = reader.why;
            return std::nullopt;
        }
        rows.append(row);
    }
    return rows;
}

} // namespace rollcall::test
