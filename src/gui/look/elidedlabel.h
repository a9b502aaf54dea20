// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QWidget>

// A one-line label that gives way: what does not fit ends in "…", and the whole is in the tooltip. Plain text
// only, as what it shows may come from a host. GUI thread.
namespace rollcall::gui {

class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setFullText(const QString& text);
    /// Gives way by whole parts: "64 at once · … +3 more". The tooltip, rich text, is there whether all fit or not.
    void setParts(const QStringList& parts, const QString& toolTip);
    QString fullText() const { return m_full; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void changed();
    void elide();
    QString shortenedParts(int width) const;

    QString m_full;
    QStringList m_parts; // where the text is made of some
    QString m_toolTip;
};

} // namespace rollcall::gui
