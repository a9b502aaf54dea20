// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/output/outputsave.h"

#include "core/base/error.h"
#include "interchange/export/exportfile.h"

#include <QByteArray>
#include <QIODevice>

namespace rollcall::gui {

namespace {

constexpr qint64 piece = 1024LL * 1024;

} // namespace

Status saveOutputAs(const ResultSource& source, TaskIndex task, const QString& file, const std::stop_token& stop)
{
    return interchange::writeFile(file, [&](QIODevice& device) -> Status {
        for (const OutputChunk& chunk : source.chunks(task)) {
            for (qint64 done = 0; done < chunk.length;) {
                if (stop.stop_requested())
                    return Error{ErrorKind::Cancelled, {}, {}, {}, 0};
                const QByteArray bytes =
                    source.output(task, chunk.stream, chunk.offset + done, qMin(piece, chunk.length - done));
                if (bytes.isEmpty())
                    break;
                if (const Status written = interchange::put(device, bytes); !written)
                    return written;
                done += bytes.size();
            }
        }
        return {};
    });
}

} // namespace rollcall::gui
