// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/settings.h"

#include "core/base/error.h"
#include "core/base/privatefiles.h"
#include "core/run/fieldcodec.h"
#include "core/run/fieldtext.h"
#include "core/run/runfields.h"
#include "library/files/plainfile.h"

#include <QCborValue>
#include <QFileInfo>
#include <QSettings>
#include <QVariant>

#include <type_traits>

namespace rollcall::app {

using namespace Qt::StringLiterals;

namespace {

/// INI files hold texts; what is none of the field's values is no value at all.
template <typename T> QCborValue fromIni(const QVariant& value)
{
    if (!value.isValid())
        return {};
    if constexpr (std::is_same_v<T, bool>)
        return value.toBool();
    if constexpr (std::is_integral_v<T> || std::is_same_v<T, Milliseconds>) {
        bool ok = false;
        const qint64 number = value.toLongLong(&ok);
        return ok ? QCborValue(number) : QCborValue();
    }
    const QString text = value.toString();
    if constexpr (std::is_enum_v<T>) {
        if constexpr (WasFlag<T>) {
            if (const std::optional<bool> flag = flagFromText(text))
                return *flag;
        }
        if (!enumFromName<T>(text))
            return {};
    }
    return text;
}

QString settingKey(const char* key)
{
    return u"run/"_s + QLatin1String(key);
}

/// Calls visit(field, "run/fanOut").
template <typename Visit> void forEachSetting(Visit&& visit)
{
    forEachField<RunOptions>([&](const auto& field) {
        if ((field.places & InSettings) != 0)
            visit(field, settingKey(field.key));
    });
}

} // namespace

Result<Settings> Settings::load(const QString& path)
{
    // QSettings would wait for who writes into a pipe.
    if (const Status plain = library::plainOrMissing(path); !plain)
        return plain.error();
    Settings settings;
    const QSettings file(path, QSettings::IniFormat);
    forEachSetting([&](const auto& field, const QString& key) {
        using Value = typename std::decay_t<decltype(field)>::Value;
        const bool former = qstrlen(field.former) > 0 && !file.contains(key);
        const QVariant value = file.value(former ? settingKey(field.former) : key);
        cbor::from(fromIni<Value>(value), settings.run.*field.member, NumberLimits{field.least, field.most});
    });
    settings.useSshConfig = file.value(u"useSshConfig"_s, settings.useSshConfig).toBool();
    settings.keepHistory = file.value(u"keepHistory"_s, settings.keepHistory).toBool();
    if (const int above = file.value(u"typedAbove"_s, settings.typedAbove).toInt(); above >= 0)
        settings.typedAbove = above;
    settings.libraries = file.value(u"libraries"_s).toStringList();
    settings.demoOpened = file.value(u"demoOpened"_s, settings.demoOpened).toBool();
    return settings;
}

Status Settings::save(const QString& path) const
{
    (void)makePrivateFolder(QFileInfo(path).absolutePath()); // where it cannot be made, writing says so
    if (const Status plain = library::plainOrMissing(path); !plain)
        return plain.error();
    QSettings file(path, QSettings::IniFormat);
    if (file.value(u"version"_s, version).toInt() > version)
        return Error{ErrorKind::FileTooNew, {}, {}, path};
    file.setValue(u"version"_s, version);
    forEachSetting([&](const auto& field, const QString& key) {
        file.setValue(key, cbor::to(run.*field.member).toVariant());
        if (qstrlen(field.former) > 0)
            file.remove(settingKey(field.former));
    });
    file.setValue(u"useSshConfig"_s, useSshConfig);
    file.setValue(u"keepHistory"_s, keepHistory);
    file.setValue(u"typedAbove"_s, typedAbove);
    file.setValue(u"libraries"_s, libraries);
    file.setValue(u"demoOpened"_s, demoOpened);
    file.sync(); // QSettings replaces the file atomically
    if (file.status() != QSettings::NoError)
        return Error{ErrorKind::FileUnwritable, {}, {}, path};
    return {};
}

} // namespace rollcall::app
