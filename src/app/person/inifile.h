// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"

#include <QString>
#include <QVariant>
#include <QVariantMap>

// A few values in an INI file of the person's own, such as how the window was left. They are read when this is made,
// there and then, since what comes next is to look as they say: some hundred bytes in the config folder, from which the
// program's own settings were just read. What is set holds at once and is written by a worker, each value by itself, so
// that two Rollcalls do not lose each other's. The end waits for nothing, and what was to be written still is. Lives in
// the main thread.
namespace rollcall::app {

class IniFile
{
public:
    explicit IniFile(const QString& path);

    QVariant value(const QString& key, const QVariant& otherwise = {}) const { return m_values.value(key, otherwise); }
    void setValue(const QString& key, const QVariant& value); // written with the next save()
    void save();
    bool isSaving() const { return m_saver.isBusy(); }

private:
    const QString m_path;
    QVariantMap m_values;
    QVariantMap m_unsaved;
    Jobs m_saver;
};

} // namespace rollcall::app
