// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/prepare/hostresolver.h"
#include "app/prepare/surroundings.h"
#include "core/run/hostspec.h"
#include "core/targets/host.h"

#include <QString>

#include <memory>

// What is known of one host, a target or a jump host, while its HostSpec is being made. Only for HostResolver.
namespace rollcall::app {

struct HostContext
{
    QString name;
    QString library;                  // that defines it or, of an ad-hoc host, whose group names it
    std::shared_ptr<const Host> host; // null: ad-hoc
    QString address;                  // ad-hoc hosts: what was typed
    AccessSettings access;
    bool userTyped = false; // "root@" in the target beats even the command line
    bool portTyped = false;
    bool asJump = false;
    std::shared_ptr<const HostSpec> way; // of a jump host: the hop before it, where a list says so
    const LibraryCompanion* companion = nullptr;

    // Other people's words count for less than the person's own: see HostResolver::keepToOwnWord().
    QString sharedBy;       // the shared library that says where this is; "": the person
    bool sharedWay = false; // `way` is of those words
    QString ownUser;        // what the person said of it
    quint16 ownPort = 0;

    QString ownAddress() const { return host ? host->address : QString(); } // "": that of its name
};

} // namespace rollcall::app
