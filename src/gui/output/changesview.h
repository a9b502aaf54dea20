// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/async/jobs.h"
#include "core/base/encoding.h"
#include "core/base/result.h"
#include "core/result/maskset.h"
#include "core/result/resultsource.h"
#include "core/run/runspec.h"
#include "gui/output/changelines.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

namespace Ui {
class ChangesView;
}
namespace rollcall::app {
class IniFile;
}

// In what an output differs from another: from the most common answer of its run, or from what the host said in an
// earlier one. One below the other, or side by side; F3 goes from change to change. Compared in a worker. GUI thread.
namespace rollcall::gui {

class OutputView;
class Syntax;

class ChangesView : public QWidget
{
    Q_OBJECT

public:
    /// What an output is compared with.
    struct Reference
    {
        ResultSourcePtr source; // null: with nothing
        TaskIndex task = 0;
        QString name; // in one line
        MaskSet masks{};
        QString why{}; // where it is compared with nothing: a sentence

        bool operator==(const Reference&) const = default;
    };
    using References = std::function<Reference(TaskIndex task)>;

    explicit ChangesView(QWidget* parent = nullptr);
    ~ChangesView() override;

    void setSyntax(Syntax& syntax);
    void setReferences(References references); // of the tasks that are shown
    /// `encoding`: in which both are read; nothing: each as its host's.
    void showTask(const ResultSourcePtr& source, TaskIndex task, std::optional<Decoding> encoding);
    void showNone();
    void refresh(); // the reference may be another one, while this is in sight
    bool isSettled() const { return !m_jobs.isBusy(); }
    void go(bool forward); // to the next change, or the one before
    void saveState(app::IniFile& settings) const;
    void restoreState(const app::IniFile& settings);

protected:
    void showEvent(QShowEvent* event) override;

private:
    using Compared = Result<std::shared_ptr<const ShownChanges>>; // null: too long

    void compare(const Reference& reference);
    void show(const Compared& compared);
    void say(const QString& sentence);
    void setLines(const std::shared_ptr<const ShownChanges>& changes); // null: none
    void updatePages();
    OutputView* leading() const; // of the views that are shown

    std::unique_ptr<Ui::ChangesView> m_ui;
    References m_references;
    ResultSourcePtr m_source;
    TaskIndex m_task = 0;
    std::optional<Decoding> m_encoding;
    Reference m_reference;
    qsizetype m_change = -1; // the one that was gone to; -1: none yet
    qint64 m_bytes = -1;     // of the output when it was compared; -1: it has not been
    std::unique_ptr<ChangeLines> m_both;
    std::unique_ptr<ChangeLines> m_before;
    std::unique_ptr<ChangeLines> m_after;
    app::Jobs m_jobs;
};

} // namespace rollcall::gui
