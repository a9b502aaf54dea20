// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Build tool: draws the app icon at the sizes of the hicolor theme.
// Usage: rollcall_render_icon ICON.svg FOLDER SIZE…   writes FOLDER/SIZE.png
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    QSvgRenderer icon(arguments.value(1));
    if (arguments.size() < 4 || !icon.isValid()) {
        std::fprintf(stderr, "usage: rollcall_render_icon ICON.svg FOLDER SIZE...\n");
        return 2;
    }
    for (const QString& size : arguments.mid(3)) {
        QImage image(QSize(size.toInt(), size.toInt()), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        icon.render(&painter);
        painter.end();
        if (!image.save(QDir(arguments.at(2)).filePath(size + QStringLiteral(".png")))) {
            std::fprintf(stderr, "cannot write the icon of size %s\n", qPrintable(size));
            return 1;
        }
    }
    return 0;
}
