// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/snippet.h"
#include "gui/library/typedtext.h"

#include <QDialog>
#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <memory>

namespace Ui {
class SnippetDialog;
}

// What a snippet is called, where it lies, what its parameters look like and what counts as success; its steps
// are the composer's matter. `save` is asked when the user accepts; what it refuses is shown. Where another snippet
// has the name, the user is asked first, without waiting in here. GUI thread.
namespace rollcall::gui {

class SnippetDialog : public QDialog
{
    Q_OBJECT

public:
    using Save = std::function<Status(int library, const Snippet& snippet)>;
    using Taken = std::function<bool(int library, const QString& name)>;

    SnippetDialog(const QStringList& libraries, const QStringList& folders, Save save, QWidget* parent = nullptr);
    ~SnippetDialog() override;

    void setSnippet(const Snippet& snippet, int library, bool fixedLibrary);
    /// Without this a name that is taken is for `save` to refuse.
    void askBeforeReplacing(Taken taken) { m_taken = std::move(taken); }
    Snippet snippet() const;

    void accept() override;

private:
    TypedSuccess typedSuccess() const;
    void fillParameters(const QList<Parameter>& parameters);
    QList<Parameter> parameters() const;
    void askToReplace(const QString& name);
    void save();
    void showError(const QString& text);

    std::unique_ptr<Ui::SnippetDialog> m_ui;
    Save m_save;
    Taken m_taken;
    Snippet m_original;
};

} // namespace rollcall::gui
