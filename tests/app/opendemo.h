// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/workspace.h"
#include "support/testmain.h"

#include <QTest>

#include <optional>

// Opens the folder of a demo fleet as the window does, and waits for it. In the test's thread.
namespace rollcall::test {

inline bool openDemo(app::Workspace& workspace, const QString& folder)
{
    std::optional<bool> opened;
    workspace.libraries().openDemo(folder, &workspace.libraries(),
                                   [&opened](const Result<library::Library*>& library) { opened = library.ok(); });
    return QTest::qWaitFor([&opened] { return opened.has_value(); }, patience) && *opened;
}

} // namespace rollcall::test
