// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/yaml/yamltree.h"

#include "core/base/error.h"
#include "library/yaml/yamlslips.h"

#include <QUtf8StringView>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>
#include <string>
#include <unordered_map>

namespace rollcall::library {

namespace {

/// The bytes as a stream, not copied.
class BytesBuffer : public std::streambuf
{
public:
    explicit BytesBuffer(const QByteArray& bytes)
    {
        char* begin = const_cast<char*>(bytes.constData()); // the interface of streambuf; never written
        setg(begin, begin, begin + bytes.size());
    }
};

// QString::fromUtf8 drops a byte order mark at the beginning, which here is part of a text.
QString fromStd(const std::string& text)
{
    const QByteArrayView bytes(text.data(), static_cast<qsizetype>(text.size()));
    const QByteArrayView mark("\xEF\xBB\xBF");
    if (!bytes.startsWith(mark))
        return QString::fromUtf8(bytes);
    return QChar(0xFEFF) + fromStd(text.substr(static_cast<std::size_t>(mark.size())));
}

/// What is wrong by our own rules: told as it is.
struct OwnProblem : YAML::ParserException
{
    using ParserException::ParserException;
};

/// Builds the tree out of yaml-cpp's events.
class TreeBuilder : public YAML::EventHandler
{
public:
    explicit TreeBuilder(const QByteArray& bytes) : m_bytes(bytes) {}

    YamlNodePtr root() const { return m_root ? m_root : std::make_shared<YamlNode>(); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    // An empty value and a plain `null` both come as null. The mark of an empty one is where the next node
    // stands, so it can be told as soon as that comes.
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        settleNull(mark);
        auto node = make(mark, YamlNode::Kind::Empty);
        if (anchor != 0)
            node->property = wordAt(mark.pos);
        m_pendingNull = node;
        m_pendingMark = mark.pos;
        add(std::move(node), anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        settleNull(mark);
        const auto known = m_anchors.find(anchor);
        if (known == m_anchors.end())
            throw OwnProblem(mark, "the alias stands inside of what it names");
        attach(known->second);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override
    {
        settleNull(mark);
        auto node = make(mark, YamlNode::Kind::Scalar);
        node->property = tagOf(mark, tag);
        node->text = fromStd(value);
        node->plain = tag == "?" && isAt(mark, value);
        if (!isClosed(mark))
            throw YAML::ParserException(mark, YAML::ErrorMsg::EOF_IN_SCALAR);
        add(std::move(node), anchor);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override
    {
        open(mark, YamlNode::Kind::List, tag, anchor, style);
    }
    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override
    {
        open(mark, YamlNode::Kind::Map, tag, anchor, style);
    }
    void OnMapEnd() override { close(); }

    void finish() { settleNull(YAML::Mark::null_mark()); }

private:
    struct Open
    {
        std::shared_ptr<YamlNode> node;
        YamlNodePtr key;
        YAML::anchor_t anchor;
    };

    static std::shared_ptr<YamlNode> make(const YAML::Mark& mark, YamlNode::Kind kind)
    {
        auto node = std::make_shared<YamlNode>();
        node->kind = kind;
        node->line = mark.line;
        node->column = mark.column;
        return node;
    }

    void open(const YAML::Mark& mark, YamlNode::Kind kind, const std::string& tag, YAML::anchor_t anchor,
              YAML::EmitterStyle::value style)
    {
        settleNull(mark);
        auto node = make(mark, kind);
        node->property = tagOf(mark, tag);
        node->flow = style == YAML::EmitterStyle::Flow;
        m_open.push_back({std::move(node), nullptr, anchor});
    }

    void close()
    {
        Open done = std::move(m_open.back());
        m_open.pop_back();
        add(std::move(done.node), done.anchor);
    }

    void add(YamlNodePtr node, YAML::anchor_t anchor)
    {
        if (anchor != 0)
            m_anchors[anchor] = node;
        attach(std::move(node));
    }

    void attach(YamlNodePtr node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Open& parent = m_open.back();
        parent.node->weight += node->weight;
        if (parent.node->weight > heaviest) {
            YAML::Mark mark;
            mark.line = parent.node->line;
            throw OwnProblem(mark, "less was expected: the aliases multiply");
        }
        if (parent.node->isList())
            parent.node->items.push_back(std::move(node));
        else if (!parent.key)
            parent.key = std::move(node);
        else
            parent.node->entries.emplace_back(std::exchange(parent.key, nullptr), std::move(node));
    }

    void settleNull(const YAML::Mark& next)
    {
        if (!m_pendingNull)
            return;
        const auto node = std::exchange(m_pendingNull, nullptr);
        if (!next.is_null() && next.pos == m_pendingMark)
            return; // that place belongs to the next node: this one is empty
        const QByteArrayView rest = QByteArrayView(m_bytes).sliced(std::min<qsizetype>(m_pendingMark, m_bytes.size()));
        for (const char* word : {"null", "Null", "NULL", "~"}) {
            const QByteArrayView view(word);
            const bool ends = rest.size() == view.size() || (rest.size() > view.size() && isEnd(rest[view.size()]));
            if (rest.startsWith(view) && ends) {
                node->kind = YamlNode::Kind::Scalar;
                node->text = QString::fromLatin1(view);
                node->null = node->plain = true;
                return;
            }
        }
    }

    // The parser says "!" of a text in quotes and of a plain one behind a lone "!" alike; the file tells them apart.
    QString tagOf(const YAML::Mark& mark, const std::string& tag) const
    {
        if (tag.empty() || tag == "?" || mark.is_null())
            return {};
        qsizetype at = mark.pos;
        if (at < m_bytes.size() && m_bytes[at] == '&') { // the anchor stands before the tag
            at += wordAt(at).toUtf8().size();
            while (at < m_bytes.size() && (m_bytes[at] == ' ' || m_bytes[at] == '\t'))
                ++at;
        }
        const bool written = at < m_bytes.size() && m_bytes[at] == '!';
        return written ? wordAt(at) : tag == "!" ? QString() : fromStd(tag);
    }

    /// The parser takes the end of the file for a quote that is missing, and all before it for text.
    bool isClosed(const YAML::Mark& mark) const
    {
        const char quote = mark.is_null() || mark.pos >= m_bytes.size() ? ' ' : m_bytes[mark.pos];
        if (quote != '"' && quote != '\'')
            return true;
        for (qsizetype at = mark.pos + 1; at < m_bytes.size(); ++at) {
            const bool pair = quote == '\'' && at + 1 < m_bytes.size() && m_bytes[at + 1] == quote;
            if (m_bytes[at] == quote && !pair)
                return true;
            if (m_bytes[at] == quote || (quote == '"' && m_bytes[at] == '\\'))
                ++at;
        }
        return false;
    }

    bool isAt(const YAML::Mark& mark, const std::string& text) const
    {
        const QByteArrayView rest = QByteArrayView(m_bytes).sliced(std::min<qsizetype>(mark.pos, m_bytes.size()));
        return !mark.is_null() && rest.startsWith(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    }

    QString wordAt(qsizetype position) const
    {
        qsizetype end = position;
        while (end < m_bytes.size() && (!isEnd(m_bytes[end]) || m_bytes[end] == ':'))
            ++end;
        return QString::fromUtf8(QByteArrayView(m_bytes).sliced(position, end - position));
    }

    static bool isEnd(char c)
    {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ']' || c == '}' || c == ':';
    }

    static constexpr qint64 heaviest = 10'000'000;
    const QByteArray& m_bytes;
    YamlNodePtr m_root;
    std::vector<Open> m_open;
    std::unordered_map<YAML::anchor_t, YamlNodePtr> m_anchors;
    std::shared_ptr<YamlNode> m_pendingNull;
    int m_pendingMark = -1;
};

Error syntaxError(const QString& file, int line, const QString& detail)
{
    return {ErrorKind::FileSyntax, {}, detail, file, std::max(line, 0) + 1};
}

// yaml-cpp would take UTF-16 and make something of broken UTF-8; positions would no longer be the file's.
int lineOfBadUtf8(const QByteArray& bytes)
{
    if (QUtf8StringView(bytes.constData(), bytes.size()).isValidUtf8())
        return -1;
    int line = 0;
    for (const QByteArray& text : bytes.split('\n')) {
        if (!QUtf8StringView(text.constData(), text.size()).isValidUtf8())
            return line;
        ++line;
    }
    return 0;
}

} // namespace

const YamlNode* YamlNode::find(const QString& key) const
{
    for (const auto& [name, value] : entries) {
        if (name->isScalar() && name->text == key)
            return value.get();
    }
    return nullptr;
}

Result<YamlNodePtr> parseYaml(const QByteArray& bytes, const QString& file)
{
    if (const int line = lineOfBadUtf8(bytes); line >= 0)
        return syntaxError(file, line, LibraryText::tr("the text is not UTF-8"));
    try {
        BytesBuffer buffer(bytes);
        std::istream stream(&buffer);
        YAML::Parser parser(stream);
        TreeBuilder tree(bytes);
        if (parser.HandleNextDocument(tree)) {
            tree.finish();
            for (TreeBuilder more(bytes); parser.HandleNextDocument(more);) {
                if (!more.root()->isEmpty())
                    return syntaxError(file, more.root()->line,
                                       LibraryText::tr("one document was expected, a second one begins here"));
            }
        }
        return tree.root();
    } catch (const OwnProblem& problem) {
        return syntaxError(file, problem.mark.line, QString::fromStdString(problem.msg));
    } catch (const YAML::Exception& problem) {
        const YAML::Mark& mark = problem.mark;
        const YamlSlip slip =
            slipIn(bytes, std::max(mark.line, 0), std::max(mark.column, 0), QString::fromStdString(problem.msg));
        return syntaxError(file, slip.line, slip.text);
    }
}

} // namespace rollcall::library
