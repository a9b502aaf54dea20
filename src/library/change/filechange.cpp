// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/change/filechange.h"

#include "core/base/error.h"
#include "library/schema/fields.h"
#include "library/schema/librarydata.h"
#include "library/schema/schema.h"
#include "library/yaml/yamledit.h"
#include "library/yaml/yamltext.h"
#include "library/yaml/yamltree.h"

#include <QFileInfo>
#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>
#include <optional>

namespace rollcall::library {

namespace {

Error cannotEdit(const QString& file)
{
    return {
        ErrorKind::FileSyntax, {}, LibraryText::tr("it is written in a way that cannot be changed from here"), file, 0};
}

/// The block of hosts in hosts.yaml.
struct HostsBlock
{
    HostsBlock(const YamlNode& root, const YamlPatch& patch)
    {
        for (const YamlEntryPlace& place : yamlPlaces(root, patch.documentEnd(), patch)) {
            if (place.key->text != u"hosts")
                continue;
            line = place.first;
            entries = yamlPlaces(*place.value, place.last, patch);
        }
    }

    int line = 0; // of its key
    QList<YamlEntryPlace> entries;
};

/// The hosts of a file that is not any more.
class FormerHosts
{
public:
    struct Entry
    {
        QString host;
        QByteArrayList above; // lines that stand between it and the host before it
        QByteArray lines;
    };

    FormerHosts(const QByteArray& bytes, const QString& file)
    {
        const Result<YamlNodePtr> root = bytes.isEmpty() ? Result<YamlNodePtr>(Error{}) : parseYaml(bytes, file);
        if (!root)
            return;
        const YamlPatch text(bytes);
        int behind = -1;
        for (const YamlEntryPlace& place : HostsBlock(**root, text).entries) {
            Entry entry{place.key->text, {}, {}};
            for (int i = behind < 0 ? place.first : behind; i < place.first; ++i)
                entry.above.append(text.line(i).toByteArray());
            for (int i = place.first; i < place.last; ++i)
                entry.lines += text.line(i).toByteArray() + '\n';
            behind = place.last;
            m_column = place.key->column;
            m_places.insert(entry.host, m_entries.size());
            m_entries.append(entry);
        }
    }

    /// -1: not one of them.
    qsizetype placeOf(const QString& host) const { return m_places.value(host, -1); }
    const Entry& at(qsizetype place) const { return m_entries[place]; }
    int column() const { return m_column; }

private:
    QList<Entry> m_entries;
    QHash<QString, qsizetype> m_places;
    int m_column = -1;
};

/// hosts.yaml under a list of edits.
class HostsEditor
{
public:
    HostsEditor(const QString& file, const QByteArray& former) : m_file(file), m_former(former, file) {}

    Result<QByteArray> run(const QByteArray& bytes, const QList<Edit<Host>>& edits);

private:
    using ByName = QMap<QString, Host>;

    /// What a text says; parsed once per text, for a file of thousands of hosts takes its time.
    struct Parsed
    {
        QByteArray bytes;
        YamlNodePtr root;
        ByName hosts;
    };

    Status check(const Edit<Host>& edit, const ByName& hosts) const;
    static void remember(const Edit<Host>& edit, ByName& hosts);
    Result<Parsed> read(const QByteArray& bytes) const;
    Status editText(const QList<Edit<Host>>& edits);
    enum class How { ByKeys, ByEntries };
    Result<QByteArray> patchText(const QList<Edit<Host>>& edits, How how, bool asFormerly) const;
    void bringBack(QList<qsizetype> formerly, const QList<YamlEntryPlace>& places, YamlPatch& patch) const;
    QByteArray rewritten(const YamlNode& root, const QList<Edit<Host>>& edits) const;
    static bool editEntry(const YamlEntryPlace& place, const Host& before, const Host& after, How how,
                          YamlPatch& patch);

    Parsed m_now; // the text with the edits so far
    QString m_file;
    FormerHosts m_former;
};

Result<HostsEditor::Parsed> HostsEditor::read(const QByteArray& bytes) const
{
    const Result<YamlNodePtr> root = parseYaml(bytes, m_file);
    if (!root)
        return root.error();
    const Read<Host> read = readHosts(*root, m_file);
    if (!read.errors.isEmpty())
        return read.errors.constFirst();
    Parsed parsed{bytes, *root, {}};
    for (const Host& host : read.values)
        parsed.hosts.insert(host.name, host);
    return parsed;
}

Status HostsEditor::check(const Edit<Host>& edit, const ByName& hosts) const
{
    const auto state = [&](const QString& name) {
        const auto found = hosts.constFind(name);
        return found == hosts.constEnd() ? std::optional<Host>() : std::optional<Host>(*found);
    };
    const auto conflict = [&](const QString& name) { return Error{ErrorKind::FileConflict, name, {}, m_file, 0}; };
    if (edit.before && state(edit.before->name) != edit.before)
        return conflict(edit.before->name);
    const bool newName = edit.after && (!edit.before || edit.before->name != edit.after->name);
    if (newName && state(edit.after->name))
        return conflict(edit.after->name);
    return {};
}

void HostsEditor::remember(const Edit<Host>& edit, ByName& hosts)
{
    if (edit.before)
        hosts.remove(edit.before->name);
    if (edit.after)
        hosts.insert(edit.after->name, *edit.after);
}

Result<QByteArray> HostsEditor::run(const QByteArray& bytes, const QList<Edit<Host>>& edits)
{
    const Result<Parsed> before = read(bytes);
    if (!before)
        return before.error();
    m_now = *before;
    ByName hosts = m_now.hosts;
    QSet<QString> touched;
    QList<Edit<Host>> batch; // edits whose lines have nothing to do with each other
    for (const Edit<Host>& edit : edits) {
        if (const Status status = check(edit, hosts); !status)
            return status.error();
        if (!edit.before && !edit.after)
            continue; // gone already
        const QSet<QString> names{edit.before ? edit.before->name : QString(),
                                  edit.after ? edit.after->name : QString()};
        if (touched.intersects(names - QSet<QString>{QString()})) {
            if (const Status status = editText(batch); !status)
                return status.error();
            batch.clear();
            touched.clear();
        }
        touched += names - QSet<QString>{QString()};
        batch.append(edit);
        remember(edit, hosts);
    }
    if (const Status status = editText(batch); !status)
        return status.error();
    return m_now.hosts == hosts ? Result<QByteArray>(m_now.bytes) : Result<QByteArray>(cannotEdit(m_file));
}

/// By the lines of the keys that differ; failing that, by the hosts' whole entries; failing that, anew. What comes back
/// does so as it was, if it can.
Status HostsEditor::editText(const QList<Edit<Host>>& edits)
{
    if (edits.isEmpty())
        return {};
    ByName wanted = m_now.hosts;
    for (const Edit<Host>& edit : edits)
        remember(edit, wanted);
    constexpr std::pair<How, bool> ways[] = {
        {How::ByKeys, true}, {How::ByKeys, false}, {How::ByEntries, true}, {How::ByEntries, false}};
    for (const auto& [how, asFormerly] : ways) {
        if (asFormerly && m_former.column() < 0)
            continue;
        const Result<QByteArray> text = patchText(edits, how, asFormerly);
        const Result<Parsed> after = text ? read(*text) : Result<Parsed>(text.error());
        if (!after || after->hosts != wanted)
            continue;
        m_now = *after;
        return {};
    }
    return cannotEdit(m_file);
}

/// Each behind the host that it stood behind, and behind the lines between them.
void HostsEditor::bringBack(QList<qsizetype> formerly, const QList<YamlEntryPlace>& places, YamlPatch& patch) const
{
    QHash<QString, int> behind; // the line behind each host
    for (const YamlEntryPlace& place : places)
        behind.insert(place.key->text, place.last);
    std::sort(formerly.begin(), formerly.end());
    int line = places.constFirst().first;
    qsizetype seen = 0; // of the former hosts
    for (const qsizetype place : std::as_const(formerly)) {
        for (; seen < place; ++seen)
            line = behind.value(m_former.at(seen).host, line);
        const FormerHosts::Entry& entry = m_former.at(place);
        int next = line;
        const auto stands = [&](const QByteArray& above) {
            return next < patch.lineCount() && patch.line(next++) == above;
        };
        if (std::all_of(entry.above.begin(), entry.above.end(), stands))
            line = next;
        patch.replace(line, line, entry.lines);
    }
}

Result<QByteArray> HostsEditor::patchText(const QList<Edit<Host>>& edits, How how, bool asFormerly) const
{
    const YamlNode& root = *m_now.root;
    YamlPatch patch(m_now.bytes);
    const HostsBlock block(root, patch);
    const QList<YamlEntryPlace>& places = block.entries;
    if (places.isEmpty())
        return rewritten(root, edits);
    const int column = places[0].key->column;

    QHash<QString, const YamlEntryPlace*> byName;
    for (const YamlEntryPlace& place : places)
        byName.insert(place.key->text, &place);
    qsizetype left = places.size();
    QList<qsizetype> formerly;
    for (const Edit<Host>& edit : edits) {
        const YamlEntryPlace* place = edit.before ? byName.value(edit.before->name) : nullptr;
        left += !edit.after ? -1 : edit.before ? 0 : 1;
        const bool back = asFormerly && !edit.before && column == m_former.column();
        if (const qsizetype former = back ? m_former.placeOf(edit.after->name) : -1; former >= 0)
            formerly.append(former);
        else if (!edit.before)
            patch.replace(places.constLast().last, places.constLast().last,
                          yamlEntry(edit.after->name, hostValue(*edit.after), column));
        else if (!place || (edit.after && !editEntry(*place, *edit.before, *edit.after, how, patch)))
            return cannotEdit(m_file);
        else if (!edit.after)
            patch.replace(place->first, place->last, {});
    }
    bringBack(formerly, places, patch);
    if (left == 0)
        patch.replace(block.line, block.line + 1, "hosts: {}\n");
    return patch.apply();
}

bool HostsEditor::editEntry(const YamlEntryPlace& place, const Host& before, const Host& after, How how,
                            YamlPatch& patch)
{
    const YamlValue old = hostValue(before);
    const YamlValue value = hostValue(after);
    if (how == How::ByKeys && (old == value || editYamlMap(*place.value, place.last, old, value, patch))) {
        if (before.name == after.name)
            return true;
        const QByteArray line = renamedKeyLine(patch.line(place.first), place.key->column, after.name);
        patch.replace(place.first, place.first + 1, line);
        return !line.isEmpty();
    }
    const YamlValue all = withUnknownKeys(*place.value, old, value);
    patch.replace(place.first, place.last, rewrittenEntry(patch.line(place.first), *place.key, all, after.name));
    return true;
}

// The file has no block of hosts to change: what it says is kept, how it is written is not.
QByteArray HostsEditor::rewritten(const YamlNode& root, const QList<Edit<Host>>& edits) const
{
    YamlValue hosts{YamlValue::Kind::Map, {}, {}, {}};
    if (const YamlNode* old = root.find(QStringLiteral("hosts")); old && old->isMap())
        hosts = YamlValue::ofNode(*old);
    for (const Edit<Host>& edit : edits) {
        const auto old = std::find_if(hosts.entries.begin(), hosts.entries.end(), [&](const auto& entry) {
            return edit.before && entry.first == edit.before->name;
        });
        if (old == hosts.entries.end())
            hosts.entries.append({edit.after->name, hostValue(*edit.after)});
        else if (!edit.after)
            hosts.entries.erase(old);
        else
            *old = {edit.after->name, hostValue(*edit.after)};
    }
    YamlPatch patch(m_now.bytes);
    const QList<YamlEntryPlace> top = yamlPlaces(root, patch.documentEnd(), patch);
    const QByteArray text = yamlEntry(QStringLiteral("hosts"), hosts, 0);
    for (const YamlEntryPlace& place : top) {
        if (place.key->text == u"hosts") {
            patch.replace(place.first, place.last, text);
            return patch.apply();
        }
    }
    if (root.isMap() && top.isEmpty()) { // flow style all over
        YamlValue whole = YamlValue::ofNode(root);
        whole.entries.removeIf([](const auto& entry) { return entry.first == u"hosts"; });
        whole.entries.append({QStringLiteral("hosts"), hosts});
        QByteArray all;
        for (const auto& [key, value] : whole.entries)
            all += yamlEntry(key, value, 0);
        return all;
    }
    const QByteArray head = root.isEmpty() ? QByteArray("version: 1\n") : QByteArray();
    patch.replace(patch.documentEnd(), patch.documentEnd(), head + text);
    return patch.apply();
}

/// What is the file's, not the thing's: its version, of which the lowest that fits is made, and its id, which stays.
void addFileKeys(const YamlNode& root, YamlValue& old, YamlValue& value)
{
    if (!root.isEmpty())
        old.entries.first().second = YamlValue::ofNumber(versionIn(root));
    const YamlNode* const id = root.isMap() ? root.find(QStringLiteral("id")) : nullptr;
    if (!id)
        return;
    for (YamlValue* each : {&old, &value})
        each->entries.insert(1, {QStringLiteral("id"), YamlValue::ofNode(*id)});
}

/// A file that is one map: a group or a snippet.
template <typename T, typename ReadFile, typename ToValue>
Result<QByteArray> editDocument(const QByteArray& bytes, const QString& file, const T& before, const T& after,
                                ReadFile readFile, ToValue toValue)
{
    const Result<YamlNodePtr> root = parseYaml(bytes, file);
    if (!root)
        return root.error();
    if (const Read<T> now = readFile(bytes, file, QFileInfo(file).completeBaseName());
        !(*root)->isEmpty() && !now.errors.isEmpty())
        return now.errors.constFirst(); // what is passed over in reading would be lost in writing
    YamlValue old = toValue(before);
    YamlValue value = toValue(after);
    addFileKeys(**root, old, value);
    const auto says = [&](const QByteArray& text) {
        const Read<T> back = readFile(text, file, QFileInfo(file).completeBaseName());
        return back.errors.isEmpty() && back.values.size() == 1 && back.values[0] == after;
    };
    YamlPatch patch(bytes);
    if (editYamlMap(**root, patch.documentEnd(), old, value, patch)) {
        const QByteArray text = patch.apply();
        if (says(text))
            return text;
    }
    QByteArray text;
    for (const auto& [key, part] : withUnknownKeys(**root, old, value).entries)
        text += yamlEntry(key, part, 0);
    return says(text) ? Result<QByteArray>(text) : Result<QByteArray>(cannotEdit(file));
}

} // namespace

Result<QByteArray> editHostsFile(const QByteArray& bytes, const QString& file, const QList<Edit<Host>>& edits,
                                 const QByteArray& former)
{
    return HostsEditor(file, former).run(bytes, edits);
}

Result<QByteArray> editGroupFile(const QByteArray& bytes, const QString& file, const Group& before, const Group& after)
{
    return editDocument(bytes, file, before, after, readGroup, groupValue);
}

Result<QByteArray> editSnippetFile(const QByteArray& bytes, const QString& file, const Snippet& before,
                                   const Snippet& after)
{
    return editDocument(bytes, file, before, after, readSnippet, snippetValue);
}

} // namespace rollcall::library
