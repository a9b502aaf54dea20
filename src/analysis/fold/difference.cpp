// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/fold/difference.h"

#include "analysis/fold/answers.h"
#include "core/base/error.h"
#include "core/base/showntext.h"
#include "core/base/text.h"
#include "core/result/outputtext.h"
#include "core/run/storedspec.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <utility>

namespace rollcall::analysis {

namespace {

constexpr qsizetype longestShown = 300; // characters of a line

/// Lines of an output, one by one, with what the masks leave of them.
class LineReader
{
public:
    /// Wants more?
    using Take = std::function<bool(const QByteArray& shown, const QByteArray& masked)>;

    LineReader(const Masker& masker, QByteArrayList own, Take take)
        : m_masker(masker), m_own(std::move(own)), m_take(std::move(take))
    {
    }

    bool add(QByteArrayView text)
    {
        while (m_goesOn && !text.isEmpty()) {
            const qsizetype room = ShownText::longestLine - m_line.size();
            const qsizetype end = text.first(qMin(room, text.size())).indexOf('\n');
            const qsizetype length = end >= 0 ? end : qMin(room, text.size());
            m_line += text.first(length);
            text = text.sliced(end >= 0 ? end + 1 : length);
            if (end >= 0 || m_line.size() == ShownText::longestLine)
                this->end();
        }
        return m_goesOn;
    }
    void finish()
    {
        if (m_goesOn && !m_line.isEmpty())
            end();
    }

private:
    void end()
    {
        QByteArray masked;
        if (!m_masker.isEmpty()) {
            m_masker.mask(QByteArray(m_line + '\n'), m_own, masked);
            if (masked.isEmpty()) { // the masks leave out the line
                m_line.truncate(0);
                return;
            }
        }
        m_goesOn = m_take(m_line, masked);
        m_line.truncate(0);
    }

    const Masker& m_masker;
    const QByteArrayList m_own;
    const Take m_take;
    QByteArray m_line;
    bool m_goesOn = true;
};

Status readLines(const ResultSource& source, TaskIndex task, Stream stream, const Masker& masker,
                 const std::stop_token& stop, const LineReader::Take& take)
{
    LineReader reader(masker, masker.isEmpty() ? QByteArrayList() : ownWords(source, task), take);
    ShownText shown(decodingOf(*source.spec(), task));
    bool goesOn = true;
    const ShownText::Take add = [&](QByteArrayView piece) { goesOn = reader.add(piece); };
    const Error enough{ErrorKind::Cancelled, {}, {}, {}};
    const Status read = eachPiece(source, task, stream, [&](const QByteArray& bytes) -> Status {
        if (!goesOn || stop.stop_requested())
            return enough;
        shown.add(bytes, add);
        return {};
    });
    if (!read && goesOn)
        return read;
    shown.finish(add);
    reader.finish();
    return {};
}

QString inOneLine(const QByteArray& line)
{
    const QString text = displayLine(QString::fromUtf8(line.first(qMin(line.size(), 4 * longestShown))));
    return text.size() > longestShown ? text.first(longestShown) + u'…' : text;
}

} // namespace

Result<ReferenceOutput> ReferenceOutput::read(const ResultSource& source, TaskIndex task, const Masker& masker,
                                              const std::stop_token& stop)
{
    ReferenceOutput reference(masker);
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        Lines& lines = reference.m_streams[static_cast<size_t>(stream)];
        qsizetype bytes = 0;
        const Status read =
            readLines(source, task, stream, masker, stop, [&](const QByteArray& shown, const QByteArray& masked) {
                bytes += shown.size() + 1;
                lines.isWhole = bytes <= longest;
                if (!lines.isWhole)
                    return false;
                lines.shown.append(shown);
                if (!masker.isEmpty())
                    lines.masked.append(masked);
                return true;
            });
        if (!read)
            return read.error();
    }
    return reference;
}

Difference ReferenceOutput::differenceOf(const ResultSource& source, TaskIndex task, Stream stream,
                                         const std::stop_token& stop) const
{
    const Lines& reference = m_streams[static_cast<size_t>(stream)];
    const QByteArrayList& compared = m_masker->isEmpty() ? reference.shown : reference.masked;
    Difference found{Difference::None, stream, 0, {}};
    qsizetype place = 0;
    const Status read =
        readLines(source, task, stream, *m_masker, stop, [&](const QByteArray& shown, const QByteArray& masked) {
            const bool isMore = place >= compared.size();
            if (isMore && !reference.isWhole)
                return false;
            if (isMore || (m_masker->isEmpty() ? shown : masked) != compared[place])
                found = {Difference::Line, stream, static_cast<int>(place) + 1, inOneLine(shown)};
            ++place;
            return found.kind == Difference::None;
        });
    if (read && found.kind == Difference::None && place < compared.size())
        found = {Difference::Missing, stream, static_cast<int>(place) + 1, inOneLine(reference.shown[place])};
    return found;
}

Difference ReferenceOutput::differenceOf(const ResultSource& source, TaskIndex task, const std::stop_token& stop) const
{
    const Difference output = differenceOf(source, task, Stream::Output, stop);
    if (output.kind == Difference::Line)
        return output;
    const Difference error = differenceOf(source, task, Stream::Error, stop);
    return error.kind == Difference::Line || output.kind == Difference::None ? error : output;
}

} // namespace rollcall::analysis
