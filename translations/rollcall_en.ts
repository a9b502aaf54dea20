<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: 2026 The Rollcall developers -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
 <context>
  <name>Cli</name>
  <message numerus="yes">
   <source>%n host(s), not connected to.</source>
   <translation>
    <numerusform>%n host, not connected to.</numerusform>
    <numerusform>%n hosts, not connected to.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Fold</name>
  <message numerus="yes">
   <source>… (+%n)</source>
   <translation>
    <numerusform>… (+%n)</numerusform>
    <numerusform>… (+%n)</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Library</name>
  <message numerus="yes">
   <source>it is longer than %n characters</source>
   <translation>
    <numerusform>it is longer than %n characters</numerusform>
    <numerusform>it is longer than %n characters</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::cli::Questions</name>
  <message numerus="yes">
   <source>The keys of %n host(s) are not known yet:</source>
   <translation>
    <numerusform>The keys of %n host are not known yet:</numerusform>
    <numerusform>The keys of %n hosts are not known yet:</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 asks, and %n host(s) wait for the answer.</source>
   <translation>
    <numerusform>%1 asks, and %n host wait for the answer.</numerusform>
    <numerusform>%1 asks, and %n hosts wait for the answer.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::cli::Runner</name>
  <message numerus="yes">
   <source>%n host(s): %1, in %2 s</source>
   <translation>
    <numerusform>%n host: %1, in %2 s</numerusform>
    <numerusform>%n hosts: %1, in %2 s</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::Composer</name>
  <message numerus="yes">
   <source>%n host(s) will be skipped: the list says why.</source>
   <translation>
    <numerusform>%n host will be skipped: the list says why.</numerusform>
    <numerusform>%n hosts will be skipped: the list says why.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s)</source>
   <translation>
    <numerusform>%n host</numerusform>
    <numerusform>%n hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Run on %n host(s)</source>
   <translation>
    <numerusform>Run on %n host</numerusform>
    <numerusform>Run on %n hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ExportDialog</name>
  <message numerus="yes">
   <source>%n row(s) will be written.</source>
   <translation>
    <numerusform>%n row will be written.</numerusform>
    <numerusform>%n rows will be written.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::FoldDelegate</name>
  <message numerus="yes">
   <source>%n host(s): %1</source>
   <translation>
    <numerusform>%n host: %1</numerusform>
    <numerusform>%n hosts: %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HistoryDialog</name>
  <message numerus="yes">
   <source>Delete %n run(s) and all their output?</source>
   <translation>
    <numerusform>Delete %n run and all its output?</numerusform>
    <numerusform>Delete %n runs and all their output?</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostKeysDialog</name>
  <message numerus="yes">
   <source>Nobody has vouched for the key(s) of %n host(s) yet. Compare the fingerprints with what your colleagues or the hosts' consoles say, then tick the ones to trust.</source>
   <translation>
    <numerusform>Nobody has vouched for the key of %n host yet. Compare the fingerprints with what your colleagues or the hosts' consoles say, then tick the ones to trust.</numerusform>
    <numerusform>Nobody has vouched for the keys of %n hosts yet. Compare the fingerprints with what your colleagues or the hosts' consoles say, then tick the ones to trust.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Trust %n host(s)</source>
   <translation>
    <numerusform>Trust %n host</numerusform>
    <numerusform>Trust %n hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostListDialog</name>
  <message numerus="yes">
   <source>%n host(s)</source>
   <translation>
    <numerusform>%n host</numerusform>
    <numerusform>%n hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::LibraryEditor</name>
  <message numerus="yes">
   <source>Delete %n thing(s)</source>
   <translation>
    <numerusform>Delete %n thing</numerusform>
    <numerusform>Delete %n things</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Add %n member(s) to %1</source>
   <translation>
    <numerusform>Add %n member to %1</numerusform>
    <numerusform>Add %n members to %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Take %n host(s) out of %1</source>
   <translation>
    <numerusform>Take %n host out of %1</numerusform>
    <numerusform>Take %n hosts out of %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::MainWindow</name>
  <message numerus="yes">
   <source>%n saved host(s)</source>
   <translation>
    <numerusform>%n saved host</numerusform>
    <numerusform>%n saved hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n run(s) are still going.</source>
   <translation>
    <numerusform>%n run is still going.</numerusform>
    <numerusform>%n runs are still going.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::OptionsForm</name>
  <message numerus="yes">
   <source>%n at once</source>
   <translation>
    <numerusform>%n at once</numerusform>
    <numerusform>%n at once</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::OutcomeChips</name>
  <message numerus="yes">
   <source>%n running</source>
   <translation>
    <numerusform>%n running</numerusform>
    <numerusform>%n running</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::OutputPane</name>
  <message numerus="yes">
   <source>%n host(s): %1</source>
   <translation>
    <numerusform>%n host: %1</numerusform>
    <numerusform>%n hosts: %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::PromptDialog</name>
  <message numerus="yes">
   <source>%n host(s) wait(s) for this.</source>
   <translation>
    <numerusform>%n host waits for this.</numerusform>
    <numerusform>%n hosts wait for this.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ResultsPage</name>
  <message numerus="yes">
   <source>All %n ok in %1</source>
   <translation>
    <numerusform>%n ok in %1</numerusform>
    <numerusform>All %n ok in %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n of %1 not ok, %2</source>
   <translation>
    <numerusform>%n of %1 not ok, %2</numerusform>
    <numerusform>%n of %1 not ok, %2</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n hit(s)</source>
   <translation>
    <numerusform>%n hit</numerusform>
    <numerusform>%n hits</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Wrote %n row(s) to %1</source>
   <translation>
    <numerusform>Wrote %n row to %1</numerusform>
    <numerusform>Wrote %n rows to %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Copied %n host name(s)</source>
   <translation>
    <numerusform>Copied %n host name</numerusform>
    <numerusform>Copied %n host names</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>&amp;Run again on %n host(s)</source>
   <translation>
    <numerusform>&amp;Run again on %n host</numerusform>
    <numerusform>&amp;Run again on %n hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>&amp;Stop %n host(s)</source>
   <translation>
    <numerusform>&amp;Stop %n host</numerusform>
    <numerusform>&amp;Stop %n hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::RunTab</name>
  <message numerus="yes">
   <source>Running on %n host(s)…</source>
   <translation>
    <numerusform>Running on %n host…</numerusform>
    <numerusform>Running on %n hosts…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Run %1 · %2 · %n host(s)</source>
   <translation>
    <numerusform>Run %1 · %2 · %n host</numerusform>
    <numerusform>Run %1 · %2 · %n hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::SshConfigImport</name>
  <message numerus="yes">
   <source>Import %n host(s)</source>
   <translation>
    <numerusform>Import %n host</numerusform>
    <numerusform>Import %n hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>&amp;Import %n host(s)</source>
   <translation>
    <numerusform>&amp;Import %n host</numerusform>
    <numerusform>&amp;Import %n hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::WelcomePage</name>
  <message numerus="yes">
   <source>%n host(s) found. Nothing in the file is executed.</source>
   <translation>
    <numerusform>%n host found. Nothing in the file is executed.</numerusform>
    <numerusform>%n hosts found. Nothing in the file is executed.</numerusform>
   </translation>
  </message>
 </context>
</TS>
