// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/inifile.h"

#include "core/base/result.h"
#include "library/files/plainfile.h"

#include <QSettings>

#include <utility>

namespace rollcall::app {

using namespace Qt::StringLiterals;

IniFile::IniFile(const QString& path) : m_path(path), m_saver(u"ini file"_s, 1, Jobs::Leaving::Finish)
{
    if (!library::plainOrMissing(path))
        return; // something that would have us wait
    const QSettings file(path, QSettings::IniFormat);
    for (const QString& key : file.allKeys())
        m_values.insert(key, file.value(key));
}

void IniFile::setValue(const QString& key, const QVariant& value)
{
    m_values.insert(key, value);
    m_unsaved.insert(key, value);
}

void IniFile::save()
{
    if (m_unsaved.isEmpty())
        return;
    m_saver.run(
        [path = m_path, values = std::exchange(m_unsaved, {})](const std::stop_token&) {
            if (!library::plainOrMissing(path))
                return QSettings::AccessError;
            QSettings file(path, QSettings::IniFormat);
            for (auto it = values.constBegin(); it != values.constEnd(); ++it)
                file.setValue(it.key(), it.value());
            file.sync();
            return file.status();
        },
        [](QSettings::Status) {});
}

} // namespace rollcall::app
