// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/question.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QModelIndex>
#include <QObject>
#include <QSet>
#include <QString>
#include <QVariant>

#include <memory>
#include <vector>

// The keys of one sheet, which may grow by the questions of hosts that ask later: those come below, and nothing
// that is there moves or loses its tick, unless it is sorted. Blocked keys are rows without a box, before the others of
// their question, which stand by name. GUI thread.
namespace rollcall::gui {

class HostKeysModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Host, Address, Type, Fingerprint, Note, File };
    static constexpr int columns = File + 1;

    explicit HostKeysModel(QObject* parent = nullptr);

    void add(const std::shared_ptr<const Question>& question);
    /// The rows of a question; `hosts`: only theirs, but for those that are refused whatever is answered.
    void remove(quint64 id, const QSet<QString>* hosts = nullptr);
    bool isEmpty() const { return m_rows.empty(); }

    int askable() const { return m_askable; } // rows with a box
    int blocked() const { return static_cast<int>(m_rows.size()) - m_askable; }
    int ticked() const { return m_ticked; }
    int ticked(quint64 id) const;
    void tickAll(bool ticked);
    /// These rows, or where all of them that can be are ticked: none of them.
    void toggle(const QModelIndexList& rows);
    Answer answer(quint64 id, bool declined) const;
    QString fingerprints() const; // a line for each key that can be trusted

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    struct Row
    {
        quint64 question;
        qsizetype place; // in the question
        HostKeyCandidate key;
        bool ticked = false;
    };

    void tick(Row& row, bool ticked);
    QString noteOf(const HostKeyCandidate& key) const;
    QString text(const HostKeyCandidate& key, int column) const;
    QString toolTip(const HostKeyCandidate& key, int column) const;

    std::vector<Row> m_rows;
    QHash<QString, int> m_showing; // by fingerprint: how many rows
    int m_askable = 0;
    int m_ticked = 0;
};

} // namespace rollcall::gui
