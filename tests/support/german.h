// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTranslator>

// A reader of German for as long as this lives. The program must link rollcall_translations. The test's thread.
namespace rollcall::test {

class German
{
public:
    German() : m_loaded(m_translator.load(QStringLiteral(":/i18n/rollcall_de.qm")))
    {
        QCoreApplication::installTranslator(&m_translator);
    }
    ~German() { QCoreApplication::removeTranslator(&m_translator); }
    German(const German&) = delete;
    German& operator=(const German&) = delete;

    bool isThere() const { return m_loaded; }

private:
    QTranslator m_translator;
    const bool m_loaded;
};

} // namespace rollcall::test
