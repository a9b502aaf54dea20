// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/drafts.h"

#include "core/base/encoding.h"
#include "core/base/error.h"
#include "core/base/fields.h"
#include "core/base/privatefiles.h"
#include "core/run/fieldcodec.h"
#include "core/run/fieldtext.h"
#include "core/run/runfields.h"
#include "core/run/runoptions.h"
#include "library/files/plainfile.h"

#include <QCborMap>
#include <QCborValue>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int draftsVersion = 2;
constexpr qint64 largestDrafts = 64LL * 1024 * 1024; // what is longer was not written by us

QJsonObject toJson(const Draft& draft)
{
    return {{u"title"_s, draft.title},
            {u"request"_s, QCborValue(fieldsToCbor(draft.request)).toJsonValue()},
            {u"edited"_s, draft.edited},
            {u"snippet"_s, draft.snippet},
            {u"library"_s, draft.library},
            {u"began"_s, draft.began},
            {u"runs"_s, QJsonArray::fromStringList(draft.runIds)},
            {u"encoding"_s, draft.encoding ? fieldText(*draft.encoding) : QString()}};
}

QCborMap mapIn(const QJsonValue& value)
{
    return QCborValue::fromJsonValue(value).toMap();
}

/// Version 1 held all options as they were, and the success rule beside the steps: what is as it is for everybody was
/// not said for this tab.
RunRequest firstRequest(const QJsonObject& object)
{
    RunRequest request;
    request.target = object[u"target"_s].toString();
    fieldsFromCbor(mapIn(object[u"overrides"_s]), request.overrides);
    fieldsFromCbor(mapIn(object[u"composition"_s]), request.composition);
    fieldsFromCbor(mapIn(object[u"composition"_s]), request.composition.success);
    RunOptions options;
    fieldsFromCbor(mapIn(object[u"options"_s]), options);
    forEachOption([&, defaults = RunOptions()](const auto& option, const auto& said) {
        if (options.*option.member != defaults.*option.member)
            request.options.*said.member = options.*option.member;
    });
    return request;
}

Draft draftFrom(const QJsonObject& object, int version)
{
    Draft draft;
    draft.title = object[u"title"_s].toString();
    if (version < 2)
        draft.request = firstRequest(object);
    else
        fieldsFromCbor(mapIn(object[u"request"_s]), draft.request);
    draft.edited = object[u"edited"_s].toBool();
    const QString source = draft.request.composition.snippet; // for drafts of before
    draft.snippet = object[u"snippet"_s].toString(source);
    draft.library = object[u"library"_s].toString();
    draft.began = object[u"began"_s].toString();
    for (const auto& run : object[u"runs"_s].toArray())
        draft.runIds.append(run.toString());
    draft.encoding = enumFromName<Encoding>(object[u"encoding"_s].toString());
    return draft;
}

/// Nothing that was put aside before is lost.
QString freeName(const QString& path)
{
    QString name = path;
    for (int number = 2; QFileInfo::exists(name); ++number)
        name = path + u'.' + QString::number(number);
    return name;
}

} // namespace

Result<Drafts> Drafts::load(const QString& path)
{
    const Result<QByteArray> bytes = library::readPlain(path, library::Links::Follow, largestDrafts);
    if (!bytes && bytes.error().kind == ErrorKind::FileMissing)
        return Drafts{};
    if (!bytes)
        return bytes.error();
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject()) {
        const QString aside = freeName(path + u".broken"_s);
        QFile::rename(path, aside);
        return Error{ErrorKind::FileSyntax, {}, problem.errorString(), aside};
    }
    const QJsonObject root = document.object();
    const int version = root[u"version"_s].toInt();
    if (version > draftsVersion)
        return Error{ErrorKind::FileTooNew, {}, {}, path};
    Drafts drafts;
    for (const auto& tab : root[u"tabs"_s].toArray())
        drafts.tabs.append(draftFrom(tab.toObject(), version));
    for (const auto& value : root[u"closed"_s].toArray()) {
        const QJsonObject tab = value.toObject();
        drafts.closed.append({draftFrom(tab, version), std::max(0, tab[u"index"_s].toInt())});
    }
    const int last = std::max(static_cast<int>(drafts.tabs.size()) - 1, 0);
    drafts.current = std::clamp(root[u"current"_s].toInt(), 0, last);
    return drafts;
}

Status Drafts::save(const QString& path) const
{
    (void)makePrivateFolder(QFileInfo(path).absolutePath()); // where it cannot be made, writing says so
    QJsonArray list;
    for (const Draft& draft : tabs)
        list.append(toJson(draft));
    QJsonArray closedList;
    for (const ClosedDraft& each : closed) {
        QJsonObject tab = toJson(each.draft);
        tab.insert(u"index"_s, each.index);
        closedList.append(tab);
    }
    const QJsonObject root{
        {u"version"_s, draftsVersion}, {u"current"_s, current}, {u"tabs"_s, list}, {u"closed"_s, closedList}};
    return replacePrivately(path, QJsonDocument(root).toJson(QJsonDocument::Indented));
}

} // namespace rollcall::app
