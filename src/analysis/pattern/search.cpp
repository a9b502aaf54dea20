// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/pattern/search.h"

#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/result/outputtext.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <cstring>

namespace rollcall::analysis {

namespace {

constexpr qint64 windowSize = 1 << 20;             // bytes read and searched at once
constexpr qint64 longestLine = 64LL * 1024 * 1024; // a longer one is cut
constexpr quint32 matchLimit = 5'000'000;          // backtracking steps in one window
constexpr size_t jitStackSize = 1 << 20;

template <auto Free> struct Freer
{
    template <typename T> void operator()(T* thing) const { Free(thing); }
};
using Code = std::unique_ptr<pcre2_code, Freer<pcre2_code_free>>;
using CompileContext = std::unique_ptr<pcre2_compile_context, Freer<pcre2_compile_context_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Freer<pcre2_match_context_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Freer<pcre2_match_data_free>>;
using JitStack = std::unique_ptr<pcre2_jit_stack, Freer<pcre2_jit_stack_free>>;

bool isAscii(const QByteArray& bytes)
{
    return std::all_of(bytes.cbegin(), bytes.cend(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

QString errorOf(int code)
{
    PCRE2_UCHAR message[160];
    pcre2_get_error_message(code, message, sizeof message);
    return QString::fromUtf8(reinterpret_cast<const char*>(message));
}

} // namespace

struct Pattern::Private
{
    SearchOptions options;
    QByteArray literal; // found by memmem where there is no code
    Code code;
};

Result<Pattern> Pattern::compile(const QString& text, const SearchOptions& options)
{
    if (text.isEmpty())
        return Error{ErrorKind::BadValue, QStringLiteral("regex"), {}, {}, 0};
    auto made = std::make_shared<Private>();
    made->options = options;
    made->literal = text.toUtf8();
    if (options.regex || !options.caseSensitive) {
        quint32 flags = options.regex ? quint32(PCRE2_MULTILINE) : quint32(PCRE2_LITERAL);
        if (!options.caseSensitive)
            flags |= PCRE2_CASELESS;
        // On bytes unless the pattern itself needs characters: output may be anything.
        if (!isAscii(made->literal))
            flags |= PCRE2_UTF | PCRE2_MATCH_INVALID_UTF;
        const CompileContext context(pcre2_compile_context_create(nullptr));
        pcre2_set_newline(context.get(), PCRE2_NEWLINE_ANYCRLF);
        int error = 0;
        size_t where = 0;
        made->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(made->literal.constData()),
                                       static_cast<size_t>(made->literal.size()), flags, &error, &where,
                                       context.get()));
        if (!made->code)
            return Error{ErrorKind::BadValue, QStringLiteral("regex"), errorOf(error), {}, static_cast<int>(where)};
        pcre2_jit_compile(made->code.get(), PCRE2_JIT_COMPLETE); // where it cannot, it is interpreted
    }
    Pattern pattern;
    pattern.d = std::move(made);
    return pattern;
}

const SearchOptions& Pattern::options() const
{
    return d->options;
}

namespace {

/// What one thread needs to match with, made once per task.
class Matcher
{
public:
    explicit Matcher(const Pattern& pattern) : m_pattern(pattern.internals())
    {
        if (!m_pattern.code)
            return;
        m_data.reset(pcre2_match_data_create(1, nullptr));
        m_context.reset(pcre2_match_context_create(nullptr));
        m_stack.reset(pcre2_jit_stack_create(32UL * 1024, jitStackSize, nullptr));
        pcre2_set_match_limit(m_context.get(), matchLimit);
        if (m_stack)
            pcre2_jit_stack_assign(m_context.get(), nullptr, m_stack.get());
    }

    /// Calls `found(offset, length)` until it says false.
    template <typename Found> void run(QByteArrayView bytes, Found found)
    {
        if (m_pattern.code)
            runCode(bytes, found);
        else
            runLiteral(bytes, found);
    }

    bool limited = false;

private:
    template <typename Found> void runLiteral(QByteArrayView bytes, Found found)
    {
        const QByteArray& needle = m_pattern.literal;
        if (bytes.isEmpty())
            return;
        const char* from = bytes.data();
        const char* const end = from + bytes.size();
        while (const void* hit = ::memmem(from, static_cast<size_t>(end - from), needle.constData(),
                                          static_cast<size_t>(needle.size()))) {
            if (!found(static_cast<const char*>(hit) - bytes.data(), needle.size()))
                return;
            from = static_cast<const char*>(hit) + needle.size();
        }
    }

    template <typename Found> void runCode(QByteArrayView bytes, Found found)
    {
        size_t from = 0;
        const auto size = static_cast<size_t>(bytes.size());
        while (from < size) {
            const int rc = pcre2_match(m_pattern.code.get(), reinterpret_cast<PCRE2_SPTR>(bytes.data()), size, from,
                                       PCRE2_NOTEMPTY, m_data.get(), m_context.get());
            if (rc < 0) {
                limited = limited || rc != PCRE2_ERROR_NOMATCH;
                return;
            }
            const size_t* const ends = pcre2_get_ovector_pointer(m_data.get());
            if (ends[1] <= from) // \K in a lookahead may end before it began
                return;
            if (!found(static_cast<qint64>(ends[0]), static_cast<qint64>(ends[1] - ends[0])))
                return;
            from = ends[1];
        }
    }

    const Pattern::Private& m_pattern;
    MatchData m_data;
    MatchContext m_context;
    JitStack m_stack;
};

/// Reads one stream in windows that end with whole lines.
void searchStream(const ResultSource& source, Stream stream, qint64 size, Matcher& matcher, TaskHits& hits,
                  int positions, const std::stop_token& stop)
{
    QByteArray window;
    qint64 base = 0; // of the window, within the text of the stream
    const Decoding decoding = decodingOf(*source.spec(), hits.task);
    TextDecoder decoder(decoding);
    const TextDecoder::Take append = [&window](QByteArrayView text) { window += text; };
    for (qint64 read = 0; read < size && !stop.stop_requested();) {
        const QByteArray more = source.output(hits.task, stream, read, windowSize);
        if (more.isEmpty())
            return;
        read += more.size();
        const bool last = read >= size;
        if (window.isEmpty() && decoding.isUtf8())
            window = more; // shared
        else
            decoder.add(more, append);
        if (last)
            decoder.finish(append);
        qsizetype usable = last ? window.size() : window.lastIndexOf('\n') + 1;
        if (usable == 0 && window.size() >= longestLine)
            usable = window.size();
        if (usable == 0)
            continue;
        matcher.run(QByteArrayView(window).first(usable), [&](qint64 offset, qint64 length) {
            ++hits.count;
            if (hits.first.size() < positions)
                hits.first.append({stream, base + offset, length});
            return true;
        });
        base += usable;
        window = window.sliced(usable);
    }
}

} // namespace

std::vector<Hit> searchBytes(QByteArrayView bytes, const Pattern& pattern, qsizetype maximum)
{
    std::vector<Hit> hits;
    Matcher matcher(pattern);
    matcher.run(bytes, [&](qint64 offset, qint64 length) {
        hits.push_back({Stream::Output, offset, length});
        return maximum < 0 || static_cast<qsizetype>(hits.size()) < maximum;
    });
    return hits;
}

TaskHits searchTask(const ResultSource& source, TaskIndex task, const Pattern& pattern, const std::stop_token& stop)
{
    TaskHits hits;
    hits.task = task;
    const TaskRecord record = source.task(task);
    if (record.bytes[0] + record.bytes[1] == 0)
        return hits;
    Matcher matcher(pattern);
    for (const Stream stream : {Stream::Output, Stream::Error}) {
        searchStream(source, stream, record.bytes[static_cast<size_t>(stream)], matcher, hits,
                     pattern.options().positions, stop);
    }
    hits.limited = matcher.limited;
    return hits;
}

std::vector<TaskHits> search(const ResultSource& source, std::span<const TaskIndex> tasks, const Pattern& pattern,
                             const std::stop_token& stop)
{
    std::vector<TaskHits> all;
    all.reserve(tasks.size());
    for (const TaskIndex task : tasks) {
        if (stop.stop_requested())
            break;
        TaskHits hits = searchTask(source, task, pattern, stop);
        if (stop.stop_requested())
            break; // an unfinished count would be wrong
        all.push_back(std::move(hits));
    }
    return all;
}

} // namespace rollcall::analysis
