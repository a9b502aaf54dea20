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
  <message numerus="yes">
   <source>≈ %n different texts, of which this is one</source>
   <comment>of an answer</comment>
   <translation>
    <numerusform>≈ %n text</numerusform>
    <numerusform>≈ %n different texts, of which this is one</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>(and %n more line(s))</source>
   <translation>
    <numerusform>(and %n more line)</numerusform>
    <numerusform>(and %n more lines)</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>… and %n more name(s) are unknown.</source>
   <translation>
    <numerusform>… and %n more name is unknown.</numerusform>
    <numerusform>… and %n more names are unknown.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1, and %n host(s) of this run are in production</source>
   <translation>
    <numerusform>%1, and %n host of this run is in production</numerusform>
    <numerusform>%1, and %n hosts of this run are in production</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Not run: %n of its hosts are in production, and there is no terminal to ask on. With --production %1 it runs; --dry-run shows which they are.</source>
   <translation>
    <numerusform>Not run: %n of its hosts is in production, and there is no terminal to ask on. With --production %1 it runs; --dry-run shows which it is.</numerusform>
    <numerusform>Not run: %n of its hosts are in production, and there is no terminal to ask on. With --production %1 it runs; --dry-run shows which they are.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) of them are in production.</source>
   <translation>
    <numerusform>%n of them is in production.</numerusform>
    <numerusform>%n of them are in production.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) of %1</source>
   <translation>
    <numerusform>%n host of %1</numerusform>
    <numerusform>%n hosts of %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) added</source>
   <translation>
    <numerusform>%n host added</numerusform>
    <numerusform>%n hosts added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) changed</source>
   <translation>
    <numerusform>%n host changed</numerusform>
    <numerusform>%n hosts changed</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) removed</source>
   <translation>
    <numerusform>%n host removed</numerusform>
    <numerusform>%n hosts removed</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n group(s) added</source>
   <translation>
    <numerusform>%n group added</numerusform>
    <numerusform>%n groups added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n group(s) changed</source>
   <translation>
    <numerusform>%n group changed</numerusform>
    <numerusform>%n groups changed</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n group(s) removed</source>
   <translation>
    <numerusform>%n group removed</numerusform>
    <numerusform>%n groups removed</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n run(s) deleted</source>
   <translation>
    <numerusform>%n run deleted</numerusform>
    <numerusform>%n runs deleted</numerusform>
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
  <message numerus="yes">
   <source>%n host(s) are new under “%1”: the password has not been right there yet.</source>
   <translation>
    <numerusform>%n host is new under “%1”: the password has not been right there yet.</numerusform>
    <numerusform>%n hosts are new under “%1”: the password has not been right there yet.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 asks. %n host(s) get the answer: %2.</source>
   <translation>
    <numerusform>%1 asks. %n host gets the answer: %2.</numerusform>
    <numerusform>%1 asks. %n hosts get the answer: %2.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::cli::Runner</name>
  <message numerus="yes">
   <source>%n host(s), %1 steps each</source>
   <translation>
    <numerusform>%n host, %1 steps</numerusform>
    <numerusform>%n hosts, %1 steps each</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s)</source>
   <translation>
    <numerusform>%n host</numerusform>
    <numerusform>%n hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::Composer</name>
  <message numerus="yes">
   <source>Only %Ln of its hosts: %1</source>
   <translation>
    <numerusform>Only %Ln of its hosts: %1</numerusform>
    <numerusform>Only %Ln of its hosts: %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::LaunchController</name>
  <message numerus="yes">
   <source>%Ln host(s) will be skipped: the list says why.</source>
   <translation>
    <numerusform>%Ln host will be skipped: the list says why.</numerusform>
    <numerusform>%Ln hosts will be skipped: the list says why.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s)</source>
   <translation>
    <numerusform>%Ln host</numerusform>
    <numerusform>%Ln hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Run on %Ln host(s)</source>
   <translation>
    <numerusform>Run on %Ln host</numerusform>
    <numerusform>Run on %Ln hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Use all %Ln as host names</source>
   <translation>
    <numerusform>Use %Ln as host name</numerusform>
    <numerusform>Use all %Ln as host names</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ExportDialog</name>
  <message numerus="yes">
   <source>%Ln row(s) will be written.</source>
   <translation>
    <numerusform>%Ln row will be written.</numerusform>
    <numerusform>%Ln rows will be written.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::FoldDelegate</name>
  <message numerus="yes">
   <source>%Ln host(s): %1</source>
   <translation>
    <numerusform>%Ln host: %1</numerusform>
    <numerusform>%Ln hosts: %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HistoryDialog</name>
  <message numerus="yes">
   <source>Delete %Ln run(s) and all their output?</source>
   <translation>
    <numerusform>Delete %Ln run and all its output?</numerusform>
    <numerusform>Delete %Ln runs and all their output?</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostKeysDialog</name>
  <message numerus="yes">
   <source>Nobody has vouched for the key(s) of %Ln host(s) yet. Compare the fingerprints with what your colleagues or the hosts&apos; consoles say, then tick the ones to trust.</source>
   <translation>
    <numerusform>Nobody has vouched for the key of %Ln host yet. Compare the fingerprints with what your colleagues or the hosts&apos; consoles say, then tick the ones to trust.</numerusform>
    <numerusform>Nobody has vouched for the keys of %Ln hosts yet. Compare the fingerprints with what your colleagues or the hosts&apos; consoles say, then tick the ones to trust.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Trust %Ln host(s)</source>
   <translation>
    <numerusform>Trust %Ln host</numerusform>
    <numerusform>Trust %Ln hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) stay(s) refused, whatever is ticked here: the key is not the one on file, or is marked as revoked there. Nothing was sent.</source>
   <translation>
    <numerusform>%Ln host stays refused, whatever is ticked here: the key is not the one on file, or is marked as revoked there. Nothing was sent.</numerusform>
    <numerusform>%Ln hosts stay refused, whatever is ticked here: the key is not the one on file, or is marked as revoked there. Nothing was sent.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostListDialog</name>
  <message numerus="yes">
   <source>%Ln host(s)</source>
   <translation>
    <numerusform>%Ln host</numerusform>
    <numerusform>%Ln hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::LibraryEditor</name>
  <message numerus="yes">
   <source>%Ln host(s)</source>
   <translation>
    <numerusform>%Ln host</numerusform>
    <numerusform>%Ln hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln group(s)</source>
   <translation>
    <numerusform>%Ln group</numerusform>
    <numerusform>%Ln groups</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Add %Ln member(s) to %1</source>
   <translation>
    <numerusform>Add %Ln member to %1</numerusform>
    <numerusform>Add %Ln members to %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Take %Ln host(s) out of %1</source>
   <translation>
    <numerusform>Take %Ln host out of %1</numerusform>
    <numerusform>Take %Ln hosts out of %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>OptionsText</name>
  <message numerus="yes">
   <source>%Ln at once</source>
   <translation>
    <numerusform>%Ln at once</numerusform>
    <numerusform>%Ln at once</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::OutcomeChips</name>
  <message numerus="yes">
   <source>%Ln not ended yet</source>
   <translation>
    <numerusform>%Ln not ended yet</numerusform>
    <numerusform>%Ln not ended yet</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>OutputText</name>
  <message numerus="yes">
   <source>%Ln host(s): %1</source>
   <translation>
    <numerusform>%Ln host: %1</numerusform>
    <numerusform>%Ln hosts: %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ProblemsButton</name>
  <message numerus="yes">
   <source>%Ln problem(s)</source>
   <translation>
    <numerusform>%Ln problem</numerusform>
    <numerusform>%Ln problems</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ProblemsDialog</name>
  <message numerus="yes">
   <source>%Ln problem(s). The rest is usable, and this list follows the files.</source>
   <translation>
    <numerusform>%Ln problem. The rest is usable, and this list follows the files.</numerusform>
    <numerusform>%Ln problems. The rest is usable, and this list follows the files.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::PromptDialog</name>
  <message numerus="yes">
   <source>%Ln host(s) wait(s) for this.</source>
   <translation>
    <numerusform>%Ln host waits for this.</numerusform>
    <numerusform>%Ln hosts wait for this.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) are new under “%1”: send the password there?</source>
   <translation>
    <numerusform>%Ln host is new under “%1”: send the password there?</numerusform>
    <numerusform>%Ln hosts are new under “%1”: send the password there?</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>… and %Ln more</source>
   <translation>
    <numerusform>… and %Ln more</numerusform>
    <numerusform>… and %Ln more</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) get(s) this: %1.</source>
   <translation>
    <numerusform>%Ln host gets this: %1.</numerusform>
    <numerusform>%Ln hosts get this: %1.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::QuitController</name>
  <message numerus="yes">
   <source>%Ln run(s) are still going.</source>
   <translation>
    <numerusform>%Ln run is still going.</numerusform>
    <numerusform>%Ln runs are still going.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ResultsPage</name>
  <message numerus="yes">
   <source>%Ln hit(s)</source>
   <translation>
    <numerusform>%Ln hit</numerusform>
    <numerusform>%Ln hits</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Wrote %Ln row(s) to %1</source>
   <translation>
    <numerusform>Wrote %Ln row to %1</numerusform>
    <numerusform>Wrote %Ln rows to %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Copied %Ln host name(s)</source>
   <translation>
    <numerusform>Copied %Ln host name</numerusform>
    <numerusform>Copied %Ln host names</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln reason(s)</source>
   <translation>
    <numerusform>%Ln reason</numerusform>
    <numerusform>%Ln reasons</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Copied %Ln row(s)</source>
   <translation>
    <numerusform>Copied %Ln row</numerusform>
    <numerusform>Copied %Ln rows</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>all %Ln step(s)</source>
   <translation>
    <numerusform>the %Ln step</numerusform>
    <numerusform>all %Ln steps</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::RunTab</name>
  <message numerus="yes">
   <source>Running on %Ln host(s)…</source>
   <translation>
    <numerusform>Running on %Ln host…</numerusform>
    <numerusform>Running on %Ln hosts…</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::Revisions</name>
  <message numerus="yes">
   <source>Run %1 · %2 · %Ln host(s)</source>
   <translation>
    <numerusform>Run %1 · %2 · %Ln host</numerusform>
    <numerusform>Run %1 · %2 · %Ln hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::SshConfigImport</name>
  <message numerus="yes">
   <source>Import %Ln host(s)</source>
   <translation>
    <numerusform>Import %Ln host</numerusform>
    <numerusform>Import %Ln hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>&amp;Import %Ln host(s)</source>
   <translation>
    <numerusform>&amp;Import %Ln host</numerusform>
    <numerusform>&amp;Import %Ln hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::StoppingDialog</name>
  <message numerus="yes">
   <source>Saving: %Ln file(s) or libraries are still being written</source>
   <translation>
    <numerusform>Saving: %Ln file or library is still being written</numerusform>
    <numerusform>Saving: %Ln files or libraries are still being written</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Stopping: %L1 of %Ln host(s) has/have ended</source>
   <translation>
    <numerusform>Stopping: %L1 of %Ln host has ended</numerusform>
    <numerusform>Stopping: %L1 of %Ln hosts have ended</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::WelcomePage</name>
  <message numerus="yes">
   <source>%Ln host(s) found. Nothing in the file is executed.</source>
   <translation>
    <numerusform>%Ln host found. Nothing in the file is executed.</numerusform>
    <numerusform>%Ln hosts found. Nothing in the file is executed.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Command</name>
  <message numerus="yes">
   <source>&amp;Run again on %Ln host(s)</source>
   <translation>
    <numerusform>&amp;Run again on %Ln host</numerusform>
    <numerusform>&amp;Run again on %Ln hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Run again on all %Ln host(s) &amp;with: %1</source>
   <translation>
    <numerusform>Run again on the %Ln host &amp;with: %1</numerusform>
    <numerusform>Run again on all %Ln hosts &amp;with: %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ProductionDialog</name>
  <message numerus="yes">
   <source>&amp;Run on %Ln host(s)</source>
   <translation>
    <numerusform>&amp;Run on %Ln host</numerusform>
    <numerusform>&amp;Run on %Ln hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Heading</name>
  <message numerus="yes">
   <source>%1 on %Ln host(s) of %2</source>
   <translation>
    <numerusform>%1 on %Ln host of %2</numerusform>
    <numerusform>%1 on %Ln hosts of %2</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>RunSentence</name>
  <message numerus="yes">
   <source>%1 of %Ln task(s) done</source>
   <translation>
    <numerusform>%1 of %Ln task done</numerusform>
    <numerusform>%1 of %Ln tasks done</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln host(s) done</source>
   <translation>
    <numerusform>%1 of %Ln host done</numerusform>
    <numerusform>%1 of %Ln hosts done</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln task(s) ok</source>
   <translation>
    <numerusform>%1 of %Ln task ok</numerusform>
    <numerusform>%1 of %Ln tasks ok</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln host(s) ok</source>
   <translation>
    <numerusform>%1 of %Ln host ok</numerusform>
    <numerusform>%1 of %Ln hosts ok</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln task(s) not ok</source>
   <translation>
    <numerusform>%1 of %Ln task not ok</numerusform>
    <numerusform>%1 of %Ln tasks not ok</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln host(s) not ok</source>
   <translation>
    <numerusform>%1 of %Ln host not ok</numerusform>
    <numerusform>%1 of %Ln hosts not ok</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All %Ln task(s) ok in %1</source>
   <translation>
    <numerusform>%Ln task ok in %1</numerusform>
    <numerusform>All %Ln tasks ok in %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All %Ln host(s) ok in %1</source>
   <translation>
    <numerusform>%Ln host ok in %1</numerusform>
    <numerusform>All %Ln hosts ok in %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln still running on its host</source>
   <translation>
    <numerusform>%Ln still running on its host</numerusform>
    <numerusform>%Ln still running on their hosts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln unknown whether it still runs</source>
   <translation>
    <numerusform>%Ln unknown whether it still runs</numerusform>
    <numerusform>%Ln unknown whether they still run</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostKeysModel</name>
  <message numerus="yes">
   <source>%Ln other(s) here show the same key</source>
   <translation>
    <numerusform>%Ln other here shows the same key</numerusform>
    <numerusform>%Ln others here show the same key</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::SavedHostsLabel</name>
  <message numerus="yes">
   <source>%Ln saved host(s)</source>
   <translation>
    <numerusform>%Ln saved host</numerusform>
    <numerusform>%Ln saved hosts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::models::HistoryModel</name>
  <message numerus="yes">
   <source>%Ln host(s) of %1</source>
   <translation>
    <numerusform>%Ln host of %1</numerusform>
    <numerusform>%Ln hosts of %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>SameLogin</name>
  <message numerus="yes">
   <source>… and %n more that are in the run already.</source>
   <translation>
    <numerusform>… and %n more that is in the run already.</numerusform>
    <numerusform>… and %n more that are in the run already.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>WayText</name>
  <message numerus="yes">
   <source>… and %n more such remark(s).</source>
   <translation>
    <numerusform>… and %n more such remark.</numerusform>
    <numerusform>… and %n more such remarks.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>HostList</name>
  <message numerus="yes">
   <source>of lines with several words only the first one is a host: %n line(s)</source>
   <translation>
    <numerusform>of lines with several words only the first one is a host: %n line</numerusform>
    <numerusform>of lines with several words only the first one is a host: %n lines</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>PastedHosts</name>
  <message numerus="yes">
   <source>… and %n more line(s).</source>
   <translation>
    <numerusform>… and %n more line.</numerusform>
    <numerusform>… and %n more lines.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) or range(s) of hosts are in what you paste.</source>
   <translation>
    <numerusform>%Ln host or range of hosts is in what you paste.</numerusform>
    <numerusform>%Ln hosts or ranges of hosts are in what you paste.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Consent</name>
  <message numerus="yes">
   <source>This runs on %Ln production host(s).</source>
   <translation>
    <numerusform>This runs on %Ln production host.</numerusform>
    <numerusform>This runs on %Ln production hosts.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>This runs on %Ln host(s), of which %1 are in production.</source>
   <translation>
    <numerusform>This runs on %Ln host, in production: %1.</numerusform>
    <numerusform>This runs on %Ln hosts, of which in production: %1.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::GroupDialog</name>
  <message numerus="yes">
   <source>%Ln word(s) behind another one on its line would become new host(s): %1</source>
   <translation>
    <numerusform>%Ln word behind another one on its line would become a new host: %1</numerusform>
    <numerusform>%Ln words behind another one on their lines would become new hosts: %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::FindController</name>
  <message numerus="yes">
   <source>%Ln match(es)</source>
   <translation>
    <numerusform>%Ln match</numerusform>
    <numerusform>%Ln matches</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::MasksButton</name>
  <message numerus="yes">
   <source>Masks: %Ln</source>
   <translation>
    <numerusform>Masks: %Ln</numerusform>
    <numerusform>Masks: %Ln</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::models::AnswersModel</name>
  <message numerus="yes">
   <source>%Ln different text(s), equal but for what the masks leave out. Open the entry to see them.</source>
   <translation>
    <numerusform>%Ln text, equal but for what the masks leave out.</numerusform>
    <numerusform>%Ln different texts, equal but for what the masks leave out. Open the entry to see them.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s), nearly the same</source>
   <translation>
    <numerusform>%Ln host, nearly the same</numerusform>
    <numerusform>%Ln hosts, nearly the same</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ChangesText</name>
  <message numerus="yes">
   <source>… %Ln equal line(s) …</source>
   <translation>
    <numerusform>… %Ln equal line …</numerusform>
    <numerusform>… %Ln equal lines …</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ChangesView</name>
  <message numerus="yes">
   <source>%Ln change(s) from %1</source>
   <translation>
    <numerusform>%Ln change from %1</numerusform>
    <numerusform>%Ln changes from %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::models::ChangesModel</name>
  <message numerus="yes">
   <source>%Ln changed</source>
   <translation>
    <numerusform>%Ln changed</numerusform>
    <numerusform>%Ln changed</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln not in the earlier run</source>
   <translation>
    <numerusform>%Ln not in the earlier run</numerusform>
    <numerusform>%Ln not in the earlier run</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln only in the earlier run</source>
   <translation>
    <numerusform>%Ln only in the earlier run</numerusform>
    <numerusform>%Ln only in the earlier run</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln unchanged</source>
   <translation>
    <numerusform>%Ln unchanged</numerusform>
    <numerusform>%Ln unchanged</numerusform>
   </translation>
  </message>
 </context>
</TS>
