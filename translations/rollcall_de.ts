<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: 2026 The Rollcall developers -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
 <context>
  <name>ApplicationText</name>
  <message>
   <source>rollcall: There is no display to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set. In a terminal rollcall-cli does the same.</source>
   <translation>rollcall: Es gibt keinen Bildschirm für ein Fenster: Weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt. Im Terminal leistet rollcall-cli dasselbe.</translation>
  </message>
 </context>
 <context>
  <name>Cli</name>
  <message>
   <source>not all of its output was printed</source>
   <translation>nicht alles von seiner Ausgabe wurde ausgegeben</translation>
  </message>
  <message>
   <source>Nobody reads standard output on; the rest was not printed.</source>
   <translation>Niemand liest die Standardausgabe weiter; der Rest wurde nicht ausgegeben.</translation>
  </message>
  <message>
   <source>%1 says | </source>
   <translation>%1 sagt | </translation>
  </message>
  <message>
   <source>There is no verb “%1”.</source>
   <translation>Ein Verb „%1“ gibt es nicht.</translation>
  </message>
  <message>
   <source>running</source>
   <translation>läuft</translation>
  </message>
  <message>
   <source>finished</source>
   <translation>beendet</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <source>interrupted</source>
   <translation>unterbrochen</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>angehalten</translation>
  </message>
  <message>
   <source>disk full</source>
   <translation>kein Platz mehr</translation>
  </message>
  <message>
   <source>damaged: this output is not the one that was stored</source>
   <translation>beschädigt: Diese Ausgabe ist nicht die, die gespeichert wurde</translation>
  </message>
  <message>
   <source>Step %1</source>
   <translation>Schritt %1</translation>
  </message>
  <message numerus="yes">
   <source>(and %n more line(s))</source>
   <translation>
    <numerusform>(und %n weitere Zeile)</numerusform>
    <numerusform>(und %n weitere Zeilen)</numerusform>
   </translation>
  </message>
  <message>
   <source>Parameters: %1</source>
   <translation>Parameter: %1</translation>
  </message>
  <message>
   <source>Options: %1</source>
   <translation>Optionen: %1</translation>
  </message>
  <message>
   <source>Standard input of step %1: %2 bytes, not kept</source>
   <translation>Standardeingabe von Schritt %1: %2 Bytes, nicht aufbewahrt</translation>
  </message>
  <message>
   <source>damaged</source>
   <translation>beschädigt</translation>
  </message>
  <message>
   <source>With --no-history the run can do without it.</source>
   <translation>Mit --no-history geht es auch ohne Verlauf.</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Ausführen</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Stand</translation>
  </message>
  <message>
   <source>Hosts</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>Outcomes</source>
   <translation>Ausgänge</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>Ziel</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Was</translation>
  </message>
  <message>
   <source>several runs begin so</source>
   <translation>mehrere Ausführungen beginnen so</translation>
  </message>
  <message>
   <source>Host</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Ausgang</translation>
  </message>
  <message>
   <source>Exit</source>
   <translation>Exit</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <source>First line</source>
   <translation>Erste Zeile</translation>
  </message>
  <message>
   <source>Lists past runs, shows one (the newest unless its ID&apos;s beginning is given), says what it differs in from an earlier one (the last of the same commands unless that is given, too), or deletes some with all that is kept of them.</source>
   <translation>Zeigt die Liste früherer Läufe, einen davon (den neuesten, wenn kein Anfang seiner ID angegeben ist) oder worin er sich von einem früheren unterscheidet (vom letzten derselben Befehle, wenn nicht auch der angegeben ist), oder löscht welche mit allem, was von ihnen aufbewahrt ist.</translation>
  </message>
  <message>
   <source>Print the connection log of this host.</source>
   <translation>Das Verbindungsprotokoll dieses Rechners ausgeben.</translation>
  </message>
  <message>
   <source>Exit code: 0; 1 when a file could not be written or the run is damaged, with diff when something differs; 2 when there is no such run.</source>
   <translation>Exit-Code: 0; 1, wenn eine Datei nicht geschrieben werden konnte oder der Lauf beschädigt ist, bei diff, wenn sich etwas unterscheidet; 2, wenn es keinen solchen Lauf gibt.</translation>
  </message>
  <message>
   <source>Usage: %1</source>
   <translation>Aufruf: %1</translation>
  </message>
  <message>
   <source>This is not understood: %1</source>
   <translation>Das ist nicht zu verstehen: %1</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Beschreibung</translation>
  </message>
  <message>
   <source>Production</source>
   <translation>Produktion</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>yes</translation>
  </message>
  <message>
   <source>Members</source>
   <translation>Mitglieder</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <source>Identity</source>
   <translation>Identität</translation>
  </message>
  <message>
   <source>Jump host</source>
   <translation>Sprungrechner</translation>
  </message>
  <message>
   <source>Snippet</source>
   <translation>Snippet</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Interpreter</source>
   <translation>Interpreter</translation>
  </message>
  <message>
   <source>Parameter</source>
   <translation>Parameter</translation>
  </message>
  <message>
   <source>Exit code: 0, or 2 when something named is not there.</source>
   <translation>Exit-Code: 0, oder 2, wenn etwas Genanntes nicht da ist.</translation>
  </message>
  <message>
   <source>Lists the snippets of the libraries, or shows one with its parameters and steps.</source>
   <translation>Listet die Snippets der Bibliotheken oder zeigt eines mit Parametern und Schritten.</translation>
  </message>
  <message>
   <source>cancelling…</source>
   <translation>bricht ab …</translation>
  </message>
  <message>
   <source>%1 at work</source>
   <translation>%1 in Arbeit</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Fingerprint</source>
   <translation>Fingerabdruck</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Anmerkung</translation>
  </message>
  <message>
   <source>Hosts, as in a target; names that nothing knows are taken as they are. May be given several times.</source>
   <translation>Rechner, wie in einem Ziel; Namen, die nirgends bekannt sind, werden genommen, wie sie sind. Darf mehrmals stehen.</translation>
  </message>
  <message>
   <source>Hosts from a file, one a line, in its first column (of CSV, the one with that heading); # begins a comment; - is standard input.</source>
   <translation>Rechner aus einer Datei, einer je Zeile, in deren erster Spalte (bei CSV in der mit dieser Überschrift); # beginnt eine Bemerkung; - ist die Standardeingabe.</translation>
  </message>
  <message>
   <source>A group by its name. May be given several times.</source>
   <translation>Eine Gruppe nach ihrem Namen. Darf mehrmals stehen.</translation>
  </message>
  <message>
   <source>A command for the login shell. Several are run one after the other.</source>
   <translation>Ein Befehl für die Login-Shell. Mehrere laufen nacheinander.</translation>
  </message>
  <message>
   <source>A local script, fed to its interpreter on each host (#! line, else sh).</source>
   <translation>Ein lokales Skript, auf jedem Rechner seinem Interpreter übergeben (Zeile #!, sonst sh).</translation>
  </message>
  <message>
   <source>A saved snippet, NAME or LIBRARY:NAME.</source>
   <translation>Ein gespeichertes Snippet, NAME oder BIBLIOTHEK:NAME.</translation>
  </message>
  <message>
   <source>A value for a {{placeholder}}. May be given several times.</source>
   <translation>Ein Wert für einen {{Platzhalter}}. Darf mehrmals stehen.</translation>
  </message>
  <message>
   <source>Standard input of each command; - is that of rollcall-cli.</source>
   <translation>Standardeingabe jedes Befehls; - ist die von rollcall-cli.</translation>
  </message>
  <message>
   <source>Run each command on a terminal of its own.</source>
   <translation>Jeden Befehl auf einem eigenen Terminal ausführen.</translation>
  </message>
  <message>
   <source>How wide these terminals are; otherwise as this one here, or 80.</source>
   <translation>Wie breit diese Terminals sind; sonst wie dieses hier oder 80.</translation>
  </message>
  <message>
   <source>An environment variable of the commands. May be given several times.</source>
   <translation>Eine Umgebungsvariable der Befehle. Darf mehrmals stehen.</translation>
  </message>
  <message>
   <source>Log in as this user.</source>
   <translation>Als dieser Benutzer anmelden.</translation>
  </message>
  <message>
   <source>Connect to this port.</source>
   <translation>Mit diesem Port verbinden.</translation>
  </message>
  <message>
   <source>Log in with this private key, at jump hosts too.</source>
   <translation>Mit diesem privaten Schlüssel anmelden, auch an Sprungrechnern.</translation>
  </message>
  <message>
   <source>Look host keys up in this file only.</source>
   <translation>Host-Schlüssel nur in dieser Datei nachsehen.</translation>
  </message>
  <message>
   <source>Unknown host keys: strict (refused), ask, accept-new.</source>
   <translation>Unbekannte Host-Schlüssel: strict (abgelehnt), ask, accept-new.</translation>
  </message>
  <message>
   <source>Work on so many hosts at once (1 to 10000, 64 unless set).</source>
   <translation>An so vielen Rechnern gleichzeitig arbeiten (1 bis 10000, sonst 64).</translation>
  </message>
  <message>
   <source>Give up connecting after this time.</source>
   <translation>Das Verbinden nach dieser Zeit aufgeben.</translation>
  </message>
  <message>
   <source>Give up a login after this time; waiting for an answer does not count.</source>
   <translation>Eine Anmeldung nach dieser Zeit aufgeben; das Warten auf eine Antwort zählt nicht.</translation>
  </message>
  <message>
   <source>End each command after this time.</source>
   <translation>Jeden Befehl nach dieser Zeit beenden.</translation>
  </message>
  <message>
   <source>End a command that sends more than this (64M; 0: no limit).</source>
   <translation>Einen Befehl beenden, der mehr als dies schickt (64M; 0: keine Grenze).</translation>
  </message>
  <message>
   <source>A host&apos;s later steps after one that failed: stop (skipped), go-on, or by-kind, as is usual for a step of its kind: stop.</source>
   <translation>Die späteren Schritte eines Rechners nach einem fehlgeschlagenen: stop (übersprungen), go-on (weiter) oder by-kind, wie für Schritte dieser Art üblich: stop.</translation>
  </message>
  <message>
   <source>Print identical outputs once, with the hosts that gave them.</source>
   <translation>Gleiche Ausgaben einmal zeigen, mit den Rechnern, von denen sie kommen.</translation>
  </message>
  <message>
   <source>Fold what differs in nothing but: names, times, pids, uuids (these four: default), dates, sizes, numbers, hex, space; !NAME takes one away.</source>
   <translation>Zusammenfassen, was sich in nichts unterscheidet als: names, times, pids, uuids (diese vier: default), dates, sizes, numbers, hex, space; !NAME nimmt eines davon weg.</translation>
  </message>
  <message>
   <source>Fold what differs in nothing but what this matches. May be given several times.</source>
   <translation>Zusammenfassen, was sich nur in dem unterscheidet, was hierauf passt. Darf mehrmals stehen.</translation>
  </message>
  <message>
   <source>“%1” is none of the masks: %2</source>
   <translation>„%1“ ist keine der Masken: %2</translation>
  </message>
  <message numerus="yes">
   <source>≈ %n different texts, of which this is one</source>
   <comment>of an answer</comment>
   <translation>
    <numerusform>≈ %n Text</numerusform>
    <numerusform>≈ %n verschiedene Texte, von denen dies einer ist</numerusform>
   </translation>
  </message>
  <message>
   <source>Print in what outputs differ: from the most common one (majority), from a host&apos;s (host:NAME), or each host&apos;s from its own of the last run of the same commands (last).</source>
   <translation>Zeigen, worin sich Ausgaben unterscheiden: von der häufigsten (majority), von der eines Rechners (host:NAME) oder jede von der desselben Rechners im letzten Lauf derselben Befehle (last).</translation>
  </message>
  <message>
   <source>“%1” is none of: majority, last, host:NAME</source>
   <translation>„%1“ ist keines von: majority, last, host:NAME</translation>
  </message>
  <message>
   <source>There is no earlier run of the same commands to compare with.</source>
   <translation>Es gibt keinen früheren Lauf derselben Befehle zum Vergleichen.</translation>
  </message>
  <message>
   <source>(too long to be compared line by line)</source>
   <translation>(zu lang, um Zeile für Zeile verglichen zu werden)</translation>
  </message>
  <message>
   <source>(the same output, another end)</source>
   <translation>(dieselbe Ausgabe, ein anderes Ende)</translation>
  </message>
  <message>
   <source>no answer that others could be compared with</source>
   <translation>keine Antwort, mit der andere verglichen werden könnten</translation>
  </message>
  <message>
   <source>compared with</source>
   <comment>the answer that others are compared with</comment>
   <translation>Vergleichsgrundlage</translation>
  </message>
  <message>
   <source>unchanged</source>
   <comment>hosts</comment>
   <translation>unverändert</translation>
  </message>
  <message>
   <source>changed</source>
   <comment>hosts</comment>
   <translation>verändert</translation>
  </message>
  <message>
   <source>not in the earlier run</source>
   <comment>hosts</comment>
   <translation>nicht im früheren Lauf</translation>
  </message>
  <message>
   <source>only in the earlier run</source>
   <comment>hosts</comment>
   <translation>nur im früheren Lauf</translation>
  </message>
  <message>
   <source>Write outputs into the CSV file byte for byte, formulas and all.</source>
   <translation>Ausgaben Byte für Byte in die CSV-Datei schreiben, auch Formeln.</translation>
  </message>
  <message>
   <source>Print no outputs and no progress, only errors and what did not go well.</source>
   <translation>Keine Ausgaben und keinen Fortschritt zeigen, nur Fehler und was nicht gut ausging.</translation>
  </message>
  <message>
   <source>Print the exact hosts and commands; connect to nothing.</source>
   <translation>Die genauen Rechner und Befehle zeigen; mit nichts verbinden.</translation>
  </message>
  <message>
   <source>Keep nothing of this run.</source>
   <translation>Von dieser Ausführung nichts aufheben.</translation>
  </message>
  <message>
   <source>only one of them can be given</source>
   <translation>nur eines davon kann angegeben werden</translation>
  </message>
  <message>
   <source>only one of them can go to standard output</source>
   <translation>nur eines davon kann auf die Standardausgabe gehen</translation>
  </message>
  <message>
   <source>the folder %1 does not exist</source>
   <translation>den Ordner %1 gibt es nicht</translation>
  </message>
  <message>
   <source>%1 is not a folder</source>
   <translation>%1 ist kein Ordner</translation>
  </message>
  <message>
   <source>the folder %1 cannot be written to</source>
   <translation>in den Ordner %1 lässt sich nichts schreiben</translation>
  </message>
  <message>
   <source>%1 is a folder, not a file</source>
   <translation>%1 ist ein Ordner, keine Datei</translation>
  </message>
  <message>
   <source>%1 is written by another option already</source>
   <translation>%1 wird schon von einer anderen Option geschrieben</translation>
  </message>
  <message numerus="yes">
   <source>… and %n more name(s) are unknown.</source>
   <translation>
    <numerusform>… und %n weiterer Name ist unbekannt.</numerusform>
    <numerusform>… und %n weitere Namen sind unbekannt.</numerusform>
   </translation>
  </message>
  <message>
   <source>The cause is %1, which could not be read (see above).</source>
   <translation>Die Ursache ist %1: die Datei ließ sich nicht lesen (siehe oben).</translation>
  </message>
  <message>
   <source>it needs a name</source>
   <translation>es braucht einen Namen</translation>
  </message>
  <message>
   <source>it needs --csv FILE</source>
   <translation>es braucht --csv DATEI</translation>
  </message>
  <message>
   <source>Login</source>
   <translation>Anmeldung</translation>
  </message>
  <message>
   <source>Through</source>
   <translation>Durch</translation>
  </message>
  <message>
   <source>Filled in</source>
   <translation>Eingesetzt</translation>
  </message>
  <message>
   <source>Skipped because</source>
   <translation>Übersprungen, weil</translation>
  </message>
  <message numerus="yes">
   <source>%n host(s), not connected to.</source>
   <translation>
    <numerusform>%n Rechner, nicht verbunden.</numerusform>
    <numerusform>%n Rechner, nicht verbunden.</numerusform>
   </translation>
  </message>
  <message>
   <source>Runs commands, a script or a snippet on every host of the target.</source>
   <translation>Führt Befehle, ein Skript oder ein Snippet auf jedem Rechner des Ziels aus.</translation>
  </message>
  <message>
   <source>Says this.</source>
   <translation>Sagt dies.</translation>
  </message>
  <message>
   <source>A library folder, instead of your own libraries. May be given several times.</source>
   <translation>Ein Bibliotheksordner anstelle Ihrer eigenen Bibliotheken. Darf mehrmals stehen.</translation>
  </message>
  <message>
   <source>See: %1</source>
   <translation>Siehe: %1</translation>
  </message>
  <message>
   <source>Old algorithms (SHA-1)</source>
   <translation>Alte Algorithmen (SHA-1)</translation>
  </message>
  <message>
   <source>allowed</source>
   <translation>erlaubt</translation>
  </message>
  <message>
   <source>not allowed</source>
   <translation>nicht erlaubt</translation>
  </message>
  <message>
   <source>Through this host, [user@]host[:port], or several, A,B: first A, from there B. Or none.</source>
   <translation>Durch diesen Rechner, [Benutzer@]Rechner[:Port], oder mehrere, A,B: erst A, von dort B. Oder none.</translation>
  </message>
  <message>
   <source>Allow old algorithms (SHA-1, CBC) where a server offers nothing better.</source>
   <translation>Alte Algorithmen (SHA-1, CBC) erlauben, wo ein Server nichts Besseres anbietet.</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Grund</translation>
  </message>
  <message>
   <source>On file</source>
   <translation>In der Datei</translation>
  </message>
  <message>
   <source>Refused, whatever the answer:</source>
   <translation>Abgelehnt, wie auch immer die Antwort lautet:</translation>
  </message>
  <message>
   <source>Keep passwords and passphrases that are typed in the desktop&apos;s keyring, once they prove right.</source>
   <translation>Eingetippte Passwörter und Passphrasen im Schlüsselbund merken, sobald sie sich als richtig erwiesen haben.</translation>
  </message>
  <message>
   <source>Lists the groups of the libraries, shows one, prints the exact hosts of a target, or changes groups. A new group goes into the first library, your own unless another one is named; a MEMBER is a host, a range or an @group.</source>
   <translation>Listet die Gruppen der Bibliotheken, zeigt eine, gibt die genauen Rechner eines Ziels aus oder ändert Gruppen. Eine neue Gruppe kommt in die erste Bibliothek, Ihre eigene, wenn keine andere genannt ist; ein MEMBER ist ein Rechner, ein Bereich oder eine @Gruppe.</translation>
  </message>
  <message>
   <source>Exit code: 0, or 2 when something named is not there or nothing was changed.</source>
   <translation>Exit-Code: 0, oder 2, wenn etwas Genanntes nicht da ist oder nichts geändert wurde.</translation>
  </message>
  <message>
   <source>Exit code: 0, or 2 when nothing was changed.</source>
   <translation>Exit-Code: 0, oder 2, wenn nichts geändert wurde.</translation>
  </message>
  <message>
   <source>Lists the hosts of the libraries as they are written down, adds hosts to a library, takes them out of it and out of its groups, or gives one another name wherever it is named.</source>
   <translation>Zeigt die Rechner der Bibliotheken, wie sie dort stehen, nimmt Rechner in eine Bibliothek auf, nimmt sie aus ihr und ihren Gruppen heraus oder gibt einem überall, wo er genannt ist, einen anderen Namen.</translation>
  </message>
  <message>
   <source>With create and add: names that no host has yet become hosts.</source>
   <translation>Mit create und add: Namen, die noch kein Rechner hat, werden Rechner.</translation>
  </message>
  <message>
   <source>With add: whom to log in as.</source>
   <translation>Mit add: als wer angemeldet wird.</translation>
  </message>
  <message>
   <source>With add: the port of its SSH server.</source>
   <translation>Mit add: der Port seines SSH-Servers.</translation>
  </message>
  <message>
   <source>With add: a group that the hosts go into; made where there is none. LIBRARY:NAME has them in that library.</source>
   <translation>Mit add: eine Gruppe, in die die Rechner kommen; angelegt, wo es sie nicht gibt. BIBLIOTHEK:NAME hat sie in jener Bibliothek.</translation>
  </message>
  <message>
   <source>it goes with one new host</source>
   <translation>sie passt zu einem einzigen neuen Rechner</translation>
  </message>
  <message>
   <source>had another host key</source>
   <translation>hatte einen anderen Schlüssel</translation>
  </message>
  <message>
   <source>With show and diff: only what is so, printed and written to files.</source>
   <translation>Mit show und diff: nur was so ist, am Bildschirm und in Dateien.</translation>
  </message>
  <message>
   <source>Several are joined by commas: %1. On untouched hosts nothing of the run has started, for certain.</source>
   <translation>Mehreres mit Kommas verbunden: %1. Auf unberührten Rechnern (untouched) hat von dem Lauf sicher nichts begonnen.</translation>
  </message>
  <message>
   <source>Runs a past run once more (the newest unless its ID&apos;s beginning is given): the same commands, parameters and options, prepared anew from today&apos;s libraries and ssh_config.</source>
   <translation>Führt einen früheren Lauf noch einmal aus (den neuesten, wenn nicht der Anfang seiner ID angegeben ist): dieselben Befehle, Parameter und Optionen, neu vorbereitet nach den heutigen Bibliotheken und der heutigen ssh_config.</translation>
  </message>
  <message>
   <source>Only on the hosts of which this is so.</source>
   <translation>Nur auf den Rechnern, für die das gilt.</translation>
  </message>
  <message>
   <source>Do not ask where anything is not as it was then.</source>
   <translation>Nicht fragen, wo etwas nicht so ist wie damals.</translation>
  </message>
  <message>
   <source>Exit code: that of run; 2 also where it was not to be run as things are now.</source>
   <translation>Exit-Code: der von run; 2 auch, wenn so wie jetzt nichts laufen sollte.</translation>
  </message>
  <message>
   <source>This is so of no host of that run: nothing was run.</source>
   <translation>Das gilt für keinen Rechner jenes Laufs: Es wurde nichts ausgeführt.</translation>
  </message>
  <message>
   <source>Not run. With --as-now it runs in spite of that.</source>
   <translation>Nicht ausgeführt. Mit --as-now wird es trotzdem ausgeführt.</translation>
  </message>
  <message>
   <source>Nothing in this run is so.</source>
   <translation>Nichts in diesem Lauf ist so.</translation>
  </message>
  <message>
   <source>- is standard output.</source>
   <translation>- ist die Standardausgabe.</translation>
  </message>
  <message>
   <source>- is standard output: each line as soon as its command ends.</source>
   <translation>- ist die Standardausgabe: jede Zeile, sobald ihr Befehl endet.</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagwörter</translation>
  </message>
  <message>
   <source>Option</source>
   <translation>Option</translation>
  </message>
  <message>
   <source>Exit codes that are ok: %1</source>
   <translation>Exit-Codes, die in Ordnung sind: %1</translation>
  </message>
  <message>
   <source>Output must match: %1</source>
   <translation>Ausgabe muss passen auf: %1</translation>
  </message>
  <message>
   <source>Output must not match: %1</source>
   <translation>Ausgabe darf nicht passen auf: %1</translation>
  </message>
  <message>
   <source>said by the step</source>
   <translation>sagt der Schritt</translation>
  </message>
  <message>
   <source>from the snippet</source>
   <translation>vom Snippet</translation>
  </message>
  <message>
   <source>said here</source>
   <translation>hier gesagt</translation>
  </message>
  <message>
   <source>from the settings</source>
   <translation>aus den Einstellungen</translation>
  </message>
  <message>
   <source>Options that are not the usual ones:</source>
   <translation>Optionen, die nicht die üblichen sind:</translation>
  </message>
  <message>
   <source>all of that is in it already</source>
   <translation>all das ist schon darin</translation>
  </message>
  <message>
   <source>it is called so already</source>
   <translation>so heißt es schon</translation>
  </message>
  <message>
   <source>Usage: rollcall-cli VERB [options]
Runs commands on many hosts over SSH and shows the answers.</source>
   <translation>Aufruf: rollcall-cli VERB [Optionen]
Führt Befehle über SSH auf vielen Rechnern aus und zeigt die Antworten.</translation>
  </message>
  <message>
   <source>  --version  says which version this is
  --help     says this; rollcall-cli VERB --help says everything about a verb

Example: rollcall-cli run @web --command uptime --csv uptime.csv</source>
   <translation>  --version  sagt, welche Version dies ist
  --help     sagt dies; rollcall-cli VERB --help sagt alles über ein Verb

Beispiel: rollcall-cli run @web --command uptime --csv uptime.csv</translation>
  </message>
  <message>
   <source>resolve TARGET</source>
   <translation>resolve ZIEL</translation>
  </message>
  <message>
   <source>run commands, a script or a snippet on hosts and groups</source>
   <translation>Befehle, ein Skript oder ein Snippet auf Rechnern und Gruppen ausführen</translation>
  </message>
  <message>
   <source>%1: the groups of your libraries;
%2: changes them</source>
   <translation>%1: die Gruppen Ihrer Bibliotheken;
%2: ändert sie</translation>
  </message>
  <message>
   <source>%1: the hosts of your libraries;
%2: changes them</source>
   <translation>%1: die Rechner Ihrer Bibliotheken;
%2: ändert sie</translation>
  </message>
  <message>
   <source>%1: the saved snippets</source>
   <translation>%1: die gespeicherten Snippets</translation>
  </message>
  <message>
   <source>%1: past runs;
%2: removes them</source>
   <translation>%1: frühere Ausführungen;
%2: entfernt sie</translation>
  </message>
  <message>
   <source>[ID] [--only failed]: a past run once more, on all of its hosts or on some</source>
   <translation>[ID] [--only failed]: ein früherer Lauf noch einmal, auf allen Rechnern oder einigen</translation>
  </message>
  <message>
   <source>it is a group, for which there is --group</source>
   <translation>es ist eine Gruppe, und für die gibt es --group</translation>
  </message>
  <message>
   <source>standard input</source>
   <translation>Standardeingabe</translation>
  </message>
  <message>
   <source>Read lines of output that are not valid UTF-8 in this encoding, such as ISO-8859-1.</source>
   <translation>Ausgabezeilen, die kein gültiges UTF-8 sind, in dieser Kodierung lesen, etwa ISO-8859-1.</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Kodierung</translation>
  </message>
  <message>
   <source>With add and rename: where the host is reached, if not by its name.</source>
   <translation>Mit add und rename: wo der Rechner erreicht wird, wenn nicht unter seinem Namen.</translation>
  </message>
  <message>
   <source>%1 cannot be written (%2)</source>
   <translation>%1 kann nicht geschrieben werden (%2)</translation>
  </message>
  <message>
   <source>TARGET names hosts and groups: web-01, web[01-20], web-*, @web, @library:web, user@host:port,
and hosts by their tags and variables: tag:prod, var.role=db;
&quot;,&quot; adds, &quot;!&quot; takes away, &quot;&amp;&quot; keeps what is in both. =NAME takes any name as a host name.

Questions (host keys, passwords) are asked on the terminal; without one, what would need an answer
ends denied or untrusted. What is in the desktop&apos;s keyring already, by --remember or the window, is
not asked. The first Ctrl-C cancels and waits for the truth about each host, the second quits.
A run on hosts in production is asked about first, with the exact hosts and commands; without a
terminal it wants --production.

Exit code: 0 every command ok, 1 some were not, 2 bad usage or input (nothing ran), 130 cancelled.</source>
   <translation>ZIEL nennt Rechner und Gruppen: web-01, web[01-20], web-*, @web, @bibliothek:web, benutzer@rechner:port,
und Rechner nach ihren Schlagwörtern und Variablen: tag:prod, var.role=db;
&quot;,&quot; fügt hinzu, &quot;!&quot; nimmt weg, &quot;&amp;&quot; behält, was in beiden ist. =NAME nimmt jeden Namen als Rechnernamen.

Fragen (Host-Schlüssel, Passwörter) werden am Terminal gestellt; ohne eines endet, was eine Antwort bräuchte,
als abgelehnt oder nicht vertraut. Was durch --remember oder das Fenster schon im Schlüsselbund ist, wird nicht
gefragt. Das erste Strg-C bricht ab und wartet auf die Wahrheit über jeden Rechner, das zweite beendet.
Vor einem Lauf auf Rechnern der Produktion wird gefragt, mit den genauen Rechnern und Befehlen; ohne
Terminal braucht er --production.

Exit-Code: 0 jeder Befehl ok, 1 mancher nicht, 2 falscher Aufruf oder falsche Eingabe (nichts lief), 130 abgebrochen.</translation>
  </message>
  <message>
   <source>To run it, type how many production hosts these are: </source>
   <translation>Zum Ausführen eintippen, wie viele Produktionsrechner das sind: </translation>
  </message>
  <message>
   <source>Run it on production? Type yes or no: </source>
   <translation>Auf Produktion ausführen? Tippen Sie yes oder no: </translation>
  </message>
  <message numerus="yes">
   <source>%1, and %n host(s) of this run are in production</source>
   <translation>
    <numerusform>%1, und %n Rechner dieses Laufs ist in der Produktion</numerusform>
    <numerusform>%1, und %n Rechner dieses Laufs sind in der Produktion</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Not run: %n of its hosts are in production, and there is no terminal to ask on. With --production %1 it runs; --dry-run shows which they are.</source>
   <translation>
    <numerusform>Nicht ausgeführt: %n seiner Rechner ist in der Produktion, und es gibt kein Terminal, auf dem zu fragen wäre. Mit --production %1 läuft es; --dry-run zeigt, welcher das ist.</numerusform>
    <numerusform>Nicht ausgeführt: %n seiner Rechner sind in der Produktion, und es gibt kein Terminal, auf dem zu fragen wäre. Mit --production %1 läuft es; --dry-run zeigt, welche das sind.</numerusform>
   </translation>
  </message>
  <message>
   <source>Not run: it was not agreed to.</source>
   <translation>Nicht ausgeführt: es wurde nicht zugestimmt.</translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) of them are in production.</source>
   <translation>
    <numerusform>%n Rechner davon ist in der Produktion.</numerusform>
    <numerusform>%n Rechner davon sind in der Produktion.</numerusform>
   </translation>
  </message>
  <message>
   <source>Before it runs there it asks; without a terminal it wants --production %1.</source>
   <translation>Bevor es dort läuft, wird gefragt; ohne Terminal braucht es --production %1.</translation>
  </message>
  <message>
   <source>Agree to a run on N hosts in production, which is not asked about then; with another number of them nothing runs.</source>
   <translation>Einem Lauf auf N Rechnern der Produktion zustimmen, nach dem dann nicht gefragt wird; sind es nicht so viele, läuft nichts.</translation>
  </message>
  <message>
   <source>--%1 means nothing to “%2”; it goes with: %3.</source>
   <translation>--%1 bedeutet für „%2“ nichts; es gehört zu: %3.</translation>
  </message>
  <message>
   <source>Run all the same? Type yes or no: </source>
   <translation>Trotzdem ausführen? Tippen Sie yes oder no: </translation>
  </message>
  <message>
   <source>Please type yes or no: </source>
   <translation>Bitte yes oder no tippen: </translation>
  </message>
  <message>
   <source>Please type their number, or no: </source>
   <translation>Bitte ihre Anzahl tippen, oder no: </translation>
  </message>
  <message>
   <source>no</source>
   <translation>no</translation>
  </message>
  <message>
   <source>There is no option %1. Was --%2 meant?</source>
   <translation>Es gibt keine Option %1. War --%2 gemeint?</translation>
  </message>
  <message>
   <source>There is no option %1. If it is a name, write it behind --, after all options: %2</source>
   <translation>Es gibt keine Option %1. Ist es ein Name, schreiben Sie ihn hinter --, nach allen Optionen: %2</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>er ist leer</translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) of %1</source>
   <translation>
    <numerusform>%n Rechner von %1</numerusform>
    <numerusform>%n Rechner von %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) added</source>
   <translation>
    <numerusform>%n Rechner hinzugefügt</numerusform>
    <numerusform>%n Rechner hinzugefügt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) changed</source>
   <translation>
    <numerusform>%n Rechner geändert</numerusform>
    <numerusform>%n Rechner geändert</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) removed</source>
   <translation>
    <numerusform>%n Rechner entfernt</numerusform>
    <numerusform>%n Rechner entfernt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n group(s) added</source>
   <translation>
    <numerusform>%n Gruppe hinzugefügt</numerusform>
    <numerusform>%n Gruppen hinzugefügt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n group(s) changed</source>
   <translation>
    <numerusform>%n Gruppe geändert</numerusform>
    <numerusform>%n Gruppen geändert</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n group(s) removed</source>
   <translation>
    <numerusform>%n Gruppe entfernt</numerusform>
    <numerusform>%n Gruppen entfernt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n run(s) deleted</source>
   <translation>
    <numerusform>%n Ausführung gelöscht</numerusform>
    <numerusform>%n Ausführungen gelöscht</numerusform>
   </translation>
  </message>
  <message>
   <source>Old runs make room: rollcall-cli history list, then history delete ID...</source>
   <translation>Alte Ausführungen zu löschen macht Platz: rollcall-cli history list, dann history delete ID...</translation>
  </message>
  <message>
   <source>Do not say what was changed.</source>
   <translation>Nicht sagen, was geändert wurde.</translation>
  </message>
  <message>
   <source>the group “%1” is in the library %2, and new hosts go into %3; write %2:%1 to have them in that library, or %3:%1 for another group of this name</source>
   <translation>die Gruppe „%1“ ist in der Bibliothek %2, und neue Rechner kommen in %3; schreiben Sie %2:%1, um sie in jener Bibliothek zu haben, oder %3:%1 für eine andere Gruppe dieses Namens</translation>
  </message>
  <message>
   <source>%1 of %2</source>
   <comment>hosts of a target</comment>
   <translation>%1 von %2</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Port</translation>
  </message>
 </context>
 <context>
  <name>Composer</name>
  <message>
   <source>Load what the snippet says today; what you have filled in stays</source>
   <translation>Laden, was das Snippet heute sagt; was Sie ausgefüllt haben, bleibt</translation>
  </message>
  <message>
   <source>Take what the snippet says today</source>
   <translation>Nehmen, was das Snippet heute sagt</translation>
  </message>
  <message>
   <source>Take the new one</source>
   <translation>Das neue nehmen</translation>
  </message>
  <message>
   <source>What it said, and what it says today</source>
   <translation>Was es gesagt hat und was es heute sagt</translation>
  </message>
  <message>
   <source>Show what has changed in the snippet</source>
   <translation>Zeigen, was sich am Snippet geändert hat</translation>
  </message>
  <message>
   <source>Show…</source>
   <translation>Zeigen …</translation>
  </message>
  <message>
   <source>Which of the target&apos;s hosts are meant</source>
   <translation>Welche Rechner des Ziels gemeint sind</translation>
  </message>
  <message>
   <source>All its hosts</source>
   <translation>Alle seine Rechner</translation>
  </message>
  <message>
   <source>All the target&apos;s hosts</source>
   <translation>Alle Rechner des Ziels</translation>
  </message>
  <message>
   <source>Run on everything that the target holds</source>
   <translation>Auf allem ausführen, was das Ziel enthält</translation>
  </message>
  <message>
   <source>What this tab runs</source>
   <translation>Was dieser Tab ausführt</translation>
  </message>
  <message>
   <source>&amp;Target</source>
   <translation>&amp;Ziel</translation>
  </message>
  <message>
   <source>Target: groups and hosts</source>
   <translation>Ziel: Gruppen und Rechner</translation>
  </message>
  <message>
   <source>@group, hosts, web[01-20], @web!web03 …</source>
   <translation>@Gruppe, Rechner, web[01-20], @web!web03 …</translation>
  </message>
  <message>
   <source>Which hosts: @group, host names, ranges, “!” takes away, “&amp;” keeps what is in both</source>
   <translation>Welche Rechner: @Gruppe, Namen, Bereiche; „!“ nimmt weg, „&amp;“ behält, was in beiden ist</translation>
  </message>
  <message>
   <source>What is wrong with the target</source>
   <translation>Was am Ziel nicht stimmt</translation>
  </message>
  <message>
   <source>Use as host name</source>
   <translation>Als Rechnername nehmen</translation>
  </message>
  <message>
   <source>Take this word as a host name as it is</source>
   <translation>Dieses Wort so, wie es ist, als Rechnername nehmen</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Parameter</translation>
  </message>
  <message>
   <source>&amp;Interpreter</source>
   <translation>&amp;Interpreter</translation>
  </message>
  <message>
   <source>Interpreter</source>
   <translation>Interpreter</translation>
  </message>
  <message>
   <source>Who reads the script: the login shell, or a program that is fed with it</source>
   <translation>Wer das Skript liest: die Login-Shell oder ein Programm, dem es übergeben wird</translation>
  </message>
  <message>
   <source>Options in short</source>
   <translation>Optionen in Kürze</translation>
  </message>
  <message>
   <source>Run options</source>
   <translation>Optionen der Ausführung</translation>
  </message>
  <message>
   <source>What has become of the snippet</source>
   <translation>Was aus dem Snippet geworden ist</translation>
  </message>
  <message>
   <source>What would run next</source>
   <translation>Was als Nächstes laufen würde</translation>
  </message>
 </context>
 <context>
  <name>DetailsText</name>
  <message>
   <source>The command has ended on the host.</source>
   <translation>Der Befehl ist auf dem Rechner beendet.</translation>
  </message>
  <message>
   <source>The command has ended on the host; what it started still runs and holds its output.</source>
   <translation>Der Befehl ist auf dem Rechner beendet; was er gestartet hat, läuft noch und hält seine Ausgabe offen.</translation>
  </message>
  <message>
   <source>The command is still running on the host.</source>
   <translation>Der Befehl läuft auf dem Rechner noch.</translation>
  </message>
  <message>
   <source>What is kept of this output is not what was stored: its files have been changed, or are damaged.</source>
   <translation>Was von dieser Ausgabe aufgehoben ist, ist nicht das, was gespeichert wurde: Ihre Dateien sind verändert worden oder beschädigt.</translation>
  </message>
  <message>
   <source>Whether the command still runs on the host is not known.</source>
   <translation>Ob der Befehl auf dem Rechner noch läuft, ist nicht bekannt.</translation>
  </message>
  <message>
   <source>%1 ms</source>
   <translation>%1 ms</translation>
  </message>
  <message>
   <source>%1 s</source>
   <translation>%1 s</translation>
  </message>
  <message>
   <source>%1 min %2 s</source>
   <translation>%1 min %2 s</translation>
  </message>
  <message>
   <source>Host</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Port</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <source>Identity</source>
   <translation>Identität</translation>
  </message>
  <message>
   <source>Jump host</source>
   <translation>Sprungrechner</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>%1 of %2</source>
   <translation>%1 von %2</translation>
  </message>
  <message>
   <source>Attempt</source>
   <translation>Versuch</translation>
  </message>
  <message>
   <source>Exit code</source>
   <translation>Exit-Code</translation>
  </message>
  <message>
   <source>Signal</source>
   <translation>Signal</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Grund</translation>
  </message>
  <message>
   <source>On the host</source>
   <translation>Auf dem Rechner</translation>
  </message>
  <message>
   <source>On the way</source>
   <translation>Auf dem Weg</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <source>Ended</source>
   <translation>Beendet</translation>
  </message>
  <message>
   <source>Duration</source>
   <translation>Dauer</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>Ausgabe</translation>
  </message>
  <message>
   <source>Errors</source>
   <translation>Fehlerausgabe</translation>
  </message>
  <message>
   <source>Interpreter</source>
   <translation>Interpreter</translation>
  </message>
  <message>
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <source>Old algorithms</source>
   <translation>Alte Algorithmen</translation>
  </message>
  <message>
   <source>allowed</source>
   <translation>erlaubt</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Kodierung</translation>
  </message>
 </context>
 <context>
  <name>Error</name>
  <message>
   <source>“%1” holds characters that do not show, or that turn round what stands beside them (%2): what runs may be another than it seems. Look at where they are marked, and take out those that you did not mean.</source>
   <translation>„%1“ enthält Zeichen, die man nicht sieht oder die umdrehen, was neben ihnen steht (%2): Ausgeführt wird vielleicht etwas anderes, als es scheint. Sehen Sie nach, wo sie gezeigt werden, und nehmen Sie heraus, was Sie nicht wollten.</translation>
  </message>
  <message>
   <source>No library and no ssh_config knows the hosts of that run any more (%1). Nothing was run; add them again, or choose others.</source>
   <translation>Keine Bibliothek und keine ssh_config kennt die Rechner jener Ausführung noch (%1). Nichts wurde ausgeführt; fügen Sie sie wieder hinzu oder wählen Sie andere.</translation>
  </message>
  <message>
   <source>The hosts of that run (%1) are in the library “%2”, which is not open. Nothing was run; open it (--library FOLDER), then try again.</source>
   <translation>Die Rechner jener Ausführung (%1) stehen in der Bibliothek „%2“, die nicht geöffnet ist. Nichts wurde ausgeführt; öffnen Sie sie (--library ORDNER) und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>%3 does not exist. Check the path, or whether its disk is mounted.</source>
   <translation>%3 gibt es nicht. Prüfen Sie den Pfad und ob das Laufwerk eingehängt ist.</translation>
  </message>
  <message>
   <source>%3 cannot be read (%2). Check its permissions.</source>
   <translation>%3 lässt sich nicht lesen (%2). Prüfen Sie die Rechte.</translation>
  </message>
  <message>
   <source>There is no room left where standard output goes. Free some space there and try again.</source>
   <translation>Wohin die Standardausgabe geht, ist kein Platz mehr. Schaffen Sie dort Platz und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Standard output cannot be written (%2). Check where it goes, and try again.</source>
   <translation>Die Standardausgabe lässt sich nicht schreiben (%2). Prüfen Sie, wohin sie geht, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>Standard input has more than %2, or no end. What is read from there is held in memory: give less, or copy it to the hosts first.</source>
   <translation>Die Standardeingabe hat mehr als %2 oder kein Ende. Was von dort gelesen wird, wird im Speicher gehalten: Geben Sie weniger oder kopieren Sie es zuerst auf die Rechner.</translation>
  </message>
  <message>
   <source>%3 cannot be written (%2). Check its permissions, or choose another place.</source>
   <translation>%3 lässt sich nicht schreiben (%2). Prüfen Sie die Rechte oder wählen Sie einen anderen Ort.</translation>
  </message>
  <message>
   <source>There is no room left for %3. Free some space and try again; nothing was overwritten.</source>
   <translation>Für %3 ist kein Platz mehr. Schaffen Sie Platz und versuchen Sie es noch einmal; nichts wurde überschrieben.</translation>
  </message>
  <message>
   <source>%3 cannot be understood: %2. Correct it there; until then it is left as it is.</source>
   <translation>%3 ist nicht zu verstehen: %2. Berichtigen Sie die Datei; bis dahin bleibt sie, wie sie ist.</translation>
  </message>
  <message>
   <source>%3 cannot be understood at “%1”: %2. Correct it there; until then it is left as it is.</source>
   <translation>%3 ist bei „%1“ nicht zu verstehen: %2. Berichtigen Sie die Datei; bis dahin bleibt sie, wie sie ist.</translation>
  </message>
  <message>
   <source>%3 was written by a newer Rollcall (%2). Update Rollcall to use it; it is left as it is.</source>
   <translation>%3 stammt von einem neueren Rollcall (%2). Aktualisieren Sie Rollcall; die Datei bleibt, wie sie ist.</translation>
  </message>
  <message>
   <source>The key “%1” in %3 means nothing and has no effect. Correct it, or take it out.</source>
   <translation>Der Schlüssel „%1“ in %3 bedeutet nichts und bleibt ohne Wirkung. Berichtigen Sie ihn oder nehmen Sie ihn heraus.</translation>
  </message>
  <message>
   <source>The key “%1” in %3 means nothing and has no effect. Correct it to “%2”, or take it out.</source>
   <translation>Der Schlüssel „%1“ in %3 bedeutet nichts und hat keine Wirkung. Berichtigen Sie ihn zu „%2“ oder nehmen Sie ihn heraus.</translation>
  </message>
  <message>
   <source>%3 was changed by somebody else since it was read (%1). Look at the new state, then overwrite it or give your change up.</source>
   <translation>%3 wurde inzwischen von jemand anderem geändert (%1). Sehen Sie sich den neuen Stand an und überschreiben Sie ihn oder verwerfen Sie Ihre Änderung.</translation>
  </message>
  <message>
   <source>The folder %3 is read-only. Ask for write permission, or copy what you need to your own library.</source>
   <translation>Der Ordner %3 ist schreibgeschützt. Bitten Sie um Schreibrecht oder kopieren Sie, was Sie brauchen, in Ihre eigene Bibliothek.</translation>
  </message>
  <message>
   <source>%3 is a link, and nothing in a library is written through a link. Put the file or folder itself in its place, or open the library that it leads to.</source>
   <translation>%3 ist eine Verknüpfung, und in einer Bibliothek wird nichts durch eine Verknüpfung hindurch geschrieben. Setzen Sie die Datei oder den Ordner selbst an ihre Stelle oder öffnen Sie die Bibliothek, zu der sie führt.</translation>
  </message>
  <message>
   <source>%3 is not a file (but a pipe, a device, a socket or a folder), so it is not read. Remove it, or put a file in its place.</source>
   <translation>%3 ist keine Datei (sondern eine Pipe, ein Gerät, ein Socket oder ein Ordner) und wird daher nicht gelesen. Entfernen Sie es oder setzen Sie eine Datei an seine Stelle.</translation>
  </message>
  <message>
   <source>%3 is larger than %2, or has no end. What is read from there is held in memory: give less, or copy it to the hosts first.</source>
   <translation>%3 ist größer als %2 oder hat kein Ende. Was von dort gelesen wird, wird im Speicher gehalten: Geben Sie weniger oder kopieren Sie es zuerst auf die Rechner.</translation>
  </message>
  <message>
   <source>%3 is a save that was cut off, and you did not begin it on this computer. It is not carried out: the files are read as they are, and nothing is written to this library. Open the library where it was begun, or check the files and delete this one.</source>
   <translation>%3 ist ein abgebrochenes Speichern, das nicht Sie an diesem Rechner begonnen haben. Es wird nicht ausgeführt: Die Dateien werden so gelesen, wie sie sind, und in diese Bibliothek wird nichts geschrieben. Öffnen Sie die Bibliothek dort, wo es begonnen wurde, oder prüfen Sie die Dateien und löschen Sie diese.</translation>
  </message>
  <message>
   <source>The host “%1” in %3 is defined twice (first in %2). Remove or rename one of the two.</source>
   <translation>Der Rechner „%1“ in %3 ist zweimal definiert (zuerst in %2). Entfernen Sie einen der beiden oder benennen Sie ihn um.</translation>
  </message>
  <message>
   <source>The name “%1” is taken already (%2). Choose another name.</source>
   <translation>Der Name „%1“ ist schon vergeben (%2). Wählen Sie einen anderen.</translation>
  </message>
  <message>
   <source>No host is called “%1” (%2). Check the spelling, or write =%1 to use it as a host name.</source>
   <translation>Kein Rechner heißt „%1“ (%2). Prüfen Sie die Schreibweise, oder schreiben Sie =%1, um es als Rechnernamen zu nehmen.</translation>
  </message>
  <message>
   <source>No group is called “%1” (%2). Check the spelling, or open the library that has it.</source>
   <translation>Keine Gruppe heißt „%1“ (%2). Prüfen Sie die Schreibweise oder öffnen Sie die Bibliothek, in der sie steht.</translation>
  </message>
  <message>
   <source>“%1” is the name of different machines (%2). Write which one you mean.</source>
   <translation>„%1“ ist der Name verschiedener Rechner (%2). Schreiben Sie, welchen Sie meinen.</translation>
  </message>
  <message>
   <source>“%1” is a group of several libraries (%2). Write which one you mean.</source>
   <translation>„%1“ ist eine Gruppe mehrerer Bibliotheken (%2). Schreiben Sie, welche Sie meinen.</translation>
  </message>
  <message>
   <source>“%1” is a snippet of several libraries (%2). Write which one you mean.</source>
   <translation>„%1“ ist ein Snippet mehrerer Bibliotheken (%2). Schreiben Sie, welches Sie meinen.</translation>
  </message>
  <message>
   <source>What the group “%1” says of user, port, jump host or identity does not hold for hosts of other libraries (%2). Say it there, or for the run.</source>
   <translation>Was die Gruppe „%1“ über Benutzer, Port, Sprungrechner oder Identität sagt, gilt nicht für Rechner anderer Bibliotheken (%2). Sagen Sie es dort oder für den Lauf.</translation>
  </message>
  <message>
   <source>No host is called “%1” (%2), but a group is. Write @%1 for its hosts, or =%1 to use it as a host name.</source>
   <translation>Kein Rechner heißt „%1“ (%2), aber eine Gruppe. Schreiben Sie @%1 für deren Rechner, oder =%1, um es als Rechnernamen zu nehmen.</translation>
  </message>
  <message>
   <source>There is no host of which “%1” holds (%2). Check the spelling, or take it out.</source>
   <translation>Auf keinen Rechner trifft „%1“ zu (%2). Prüfen Sie die Schreibweise, oder nehmen Sie es heraus.</translation>
  </message>
  <message>
   <source>“%1” cannot be judged (%2): no facts are known of these hosts yet. Name the hosts, or use their tags (tag:…) or variables (var.…=…).</source>
   <translation>„%1“ lässt sich nicht beurteilen (%2): Von diesen Rechnern sind noch keine Fakten bekannt. Nennen Sie die Rechner, oder nehmen Sie ihre Schlagwörter (tag:…) oder Variablen (var.…=…).</translation>
  </message>
  <message>
   <source>“%1” is defined in %3 in a way that cannot be used, so it stands for nothing (%2). Correct it there.</source>
   <translation>„%1“ ist in %3 so definiert, dass es nicht zu gebrauchen ist, und steht deshalb für nichts (%2). Berichtigen Sie es dort.</translation>
  </message>
  <message>
   <source>“%1” could mean something in %3, of which nothing can be used. Correct that file first; hosts of other files that are named exactly, as “=name”, still run.</source>
   <translation>„%1“ könnte etwas in %3 meinen, wovon nichts zu gebrauchen ist. Berichtigen Sie zuerst diese Datei; Rechner anderer Dateien, die genau genannt sind, als „=Name“, laufen weiterhin.</translation>
  </message>
  <message>
   <source>“%1” could hold “%2”, which is defined in %3 in a way that cannot be used. Correct it there; hosts that are named exactly, as “=name”, still run.</source>
   <translation>„%1“ könnte „%2“ enthalten, das in %3 so definiert ist, dass es nicht zu gebrauchen ist. Berichtigen Sie es dort; Rechner, die genau genannt sind, als „=Name“, laufen weiterhin.</translation>
  </message>
  <message>
   <source>No snippet is called “%1”. Check the spelling, or open the library that has it.</source>
   <translation>Kein Snippet heißt „%1“. Prüfen Sie die Schreibweise oder öffnen Sie die Bibliothek, in der es steht.</translation>
  </message>
  <message>
   <source>There is no parameter “%1”: the command has no placeholders. Leave it out, or write {{%1}} where its value belongs.</source>
   <translation>Einen Parameter „%1“ gibt es nicht: Der Befehl hat keine Platzhalter. Lassen Sie ihn weg, oder schreiben Sie {{%1}} dorthin, wo sein Wert stehen soll.</translation>
  </message>
  <message>
   <source>There is no parameter “%1”. The parameters are: %2.</source>
   <translation>Einen Parameter „%1“ gibt es nicht. Die Parameter sind: %2.</translation>
  </message>
  <message>
   <source>The identity “%1” is not set up here. Say in %3 which user, keys or password it stands for; until then your own are tried.</source>
   <translation>Die Identität „%1“ ist hier nicht eingerichtet. Sagen Sie in %3, für welchen Benutzer, welche Schlüssel oder welches Passwort sie steht; bis dahin werden Ihre eigenen versucht.</translation>
  </message>
  <message>
   <source>The identity “%1” is not set up here. Say which key or password it stands for.</source>
   <translation>Die Identität „%1“ ist hier nicht eingerichtet. Sagen Sie, für welchen Schlüssel oder welches Passwort sie steht.</translation>
  </message>
  <message>
   <source>There is no run in the history yet.</source>
   <translation>Im Verlauf ist noch keine Ausführung.</translation>
  </message>
  <message>
   <source>There is no run “%1” in the history. It may have been deleted; list the runs to see which there are.</source>
   <translation>Im Verlauf gibt es keine Ausführung „%1“. Vielleicht wurde sie gelöscht; die Liste zeigt, welche es gibt.</translation>
  </message>
  <message>
   <source>The command had standard input, which is not kept with a run. Start it anew and give the input again.</source>
   <translation>Der Befehl hatte eine Standardeingabe, und die wird mit einer Ausführung nicht aufbewahrt. Starten Sie ihn neu und geben Sie die Eingabe noch einmal an.</translation>
  </message>
  <message>
   <source>What history kept of this run was removed while it ran (%3). The answers can be read as long as this program runs: export what is to stay.</source>
   <translation>Was der Verlauf von diesem Lauf aufbewahrt hat, wurde währenddessen entfernt (%3). Die Antworten lassen sich lesen, solange dieses Programm läuft: exportieren, was bleiben soll.</translation>
  </message>
  <message>
   <source>The run “%1” is damaged: its files hold something else than was written. What of it can still be read is shown; restore %3 from a backup, or delete the run.</source>
   <translation>Die Ausführung „%1“ ist beschädigt: In ihren Dateien steht etwas anderes, als geschrieben wurde. Was davon noch lesbar ist, wird gezeigt; stellen Sie %3 aus einer Sicherung wieder her, oder löschen Sie die Ausführung.</translation>
  </message>
  <message>
   <source>The group “%1” contains itself (%2). Take one of these groups out of the other.</source>
   <translation>Die Gruppe „%1“ enthält sich selbst (%2). Nehmen Sie eine dieser Gruppen aus der anderen heraus.</translation>
  </message>
  <message>
   <source>“%1” cannot be used as a name (%2). Choose another name.</source>
   <translation>„%1“ taugt nicht als Name (%2). Wählen Sie einen anderen.</translation>
  </message>
  <message>
   <source>The parameter “%1” has no value. Fill it in before running; where it is meant to stand there as it is, write {{!%1}}.</source>
   <translation>Der Parameter „%1“ hat keinen Wert. Füllen Sie ihn vor dem Ausführen aus; wo er so dastehen soll, schreiben Sie {{!%1}}.</translation>
  </message>
  <message>
   <source>The target cannot be read at “%1”: %2. Correct that piece, or put it in quotes if it is a name.</source>
   <translation>Das Ziel ist bei „%1“ nicht zu lesen: %2. Berichtigen Sie dieses Stück, oder setzen Sie es in Anführungszeichen, wenn es ein Name ist.</translation>
  </message>
  <message>
   <source>The target names no host. Pick or type the hosts that should answer.</source>
   <translation>Das Ziel nennt keinen Rechner. Wählen oder tippen Sie die Rechner, die antworten sollen.</translation>
  </message>
  <message>
   <source>There is no command to run. Type one, or choose a snippet.</source>
   <translation>Es gibt keinen Befehl. Tippen Sie einen, oder wählen Sie ein Snippet.</translation>
  </message>
  <message>
   <source>The command is too long for a login shell (%2). Choose an interpreter, so that it is sent as a script.</source>
   <translation>Der Befehl ist für eine Login-Shell zu lang (%2). Wählen Sie einen Interpreter, dann wird er als Skript geschickt.</translation>
  </message>
  <message>
   <source>The value of “%1” cannot be used: %2. Correct it and try again.</source>
   <translation>Der Wert von „%1“ ist nicht zu gebrauchen: %2. Berichtigen Sie ihn und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>The system&apos;s keyring cannot be used (%2). Unlock it, or keep secrets for this session only.</source>
   <translation>Der Schlüsselbund des Systems ist nicht zu gebrauchen (%2). Entsperren Sie ihn, oder behalten Sie Geheimnisse nur für diese Sitzung.</translation>
  </message>
  <message>
   <source>The history cannot be used (%2). Check the free space and the permissions of %3.</source>
   <translation>Der Verlauf ist nicht zu gebrauchen (%2). Prüfen Sie den freien Platz und die Rechte von %3.</translation>
  </message>
  <message>
   <source>“%1” is in use right now (%2). Wait until that is done, then try again.</source>
   <translation>„%1“ wird gerade benutzt (%2). Warten Sie, bis das vorbei ist, und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>The system starts no more threads for Rollcall (%2). Close other programs, or raise the limit on processes (ulimit -u), then try again.</source>
   <translation>Das System startet keine weiteren Threads für Rollcall (%2). Schließen Sie andere Programme oder erhöhen Sie die Grenze für Prozesse (ulimit -u), und versuchen Sie es noch einmal.</translation>
  </message>
  <message>
   <source>The library “%1” is no longer open, so nothing was changed in it. Open it again, then repeat the change.</source>
   <translation>Die Bibliothek „%1“ ist nicht mehr geöffnet; deshalb wurde in ihr nichts geändert. Öffnen Sie sie wieder und wiederholen Sie die Änderung.</translation>
  </message>
  <message>
   <source>Cancelled. Nothing was changed; start it again when you like.</source>
   <translation>Abgebrochen. Nichts wurde geändert; beginnen Sie einfach neu.</translation>
  </message>
  <message>
   <source>Rollcall cannot do this (yet): %1 (%2). Leave it out, or do it another way.</source>
   <translation>Das kann Rollcall (noch) nicht: %1 (%2). Lassen Sie es weg oder gehen Sie einen anderen Weg.</translation>
  </message>
  <message>
   <source>%3 asks for %1 (%2), which Rollcall cannot do (yet). Change that line, or use ssh for this host.</source>
   <translation>%3 verlangt %1 (%2), und das kann Rollcall (noch) nicht. Ändern Sie diese Zeile, oder nehmen Sie für diesen Rechner ssh.</translation>
  </message>
  <message>
   <source>The way to “%1” through its jump hosts comes back to where it was (%2). Correct the jump host of one of them.</source>
   <translation>Der Weg zu „%1“ durch die Sprungrechner kommt dorthin zurück, wo er schon war (%2). Berichtigen Sie den Sprungrechner eines davon.</translation>
  </message>
  <message>
   <source>The way to “%1” goes through more than %2 jump hosts. Choose a shorter one.</source>
   <translation>Der Weg zu „%1“ führt durch mehr als %2 Sprungrechner. Wählen Sie einen kürzeren.</translation>
  </message>
  <message>
   <source>The keyring is locked (%2). Unlock it and run again, or type what is asked for.</source>
   <translation>Der Schlüsselbund ist gesperrt (%2). Entsperren Sie ihn und starten Sie noch einmal, oder tippen Sie ein, wonach gefragt wird.</translation>
  </message>
  <message>
   <source>The keyring was not opened, because its question was dismissed. Type what is asked for, or run again and unlock it.</source>
   <translation>Der Schlüsselbund wurde nicht geöffnet, weil seine Frage abgelehnt wurde. Tippen Sie ein, wonach gefragt wird, oder starten Sie noch einmal und entsperren Sie ihn.</translation>
  </message>
  <message>
   <source>The keyring did not answer in time. Look whether its window waits behind this one; until then type what is asked for.</source>
   <translation>Der Schlüsselbund hat nicht rechtzeitig geantwortet. Sehen Sie nach, ob sein Fenster hinter diesem wartet; bis dahin tippen Sie ein, wonach gefragt wird.</translation>
  </message>
  <message>
   <source>What the keyring has kept was refused. Type the right one; remembered, it replaces the other.</source>
   <translation>Was der Schlüsselbund aufbewahrt hat, wurde abgelehnt. Tippen Sie das Richtige ein; wird es gemerkt, ersetzt es das andere.</translation>
  </message>
  <message>
   <source>“%1” is defined in more than one file (%2), so none of them counts. Delete or rename all but one.</source>
   <translation>„%1“ ist in mehr als einer Datei definiert (%2), deshalb gilt keine davon. Löschen Sie alle bis auf eine, oder benennen Sie sie um.</translation>
  </message>
  <message>
   <source>“%1” cannot be removed: %2. Change that first, then remove it.</source>
   <translation>„%1“ kann nicht entfernt werden: %2. Ändern Sie das zuerst, dann entfernen Sie es.</translation>
  </message>
  <message>
   <source>The group “%1” would no longer hold the same hosts: %2. Change its members first.</source>
   <translation>Die Gruppe „%1“ enthielte nicht mehr dieselben Rechner: %2. Ändern Sie zuerst ihre Mitglieder.</translation>
  </message>
  <message>
   <source>The group “%1” no longer holds the same hosts: %2. Change its members if that is not meant.</source>
   <translation>Die Gruppe „%1“ enthält nicht mehr dieselben Rechner: %2. Ändern Sie ihre Mitglieder, wenn das nicht gemeint ist.</translation>
  </message>
  <message>
   <source>“%1” is not in the group “%2”. Check the spelling, or look which members it has.</source>
   <translation>„%1“ ist nicht in der Gruppe „%2“. Prüfen Sie die Schreibweise oder sehen Sie nach, welche Mitglieder sie hat.</translation>
  </message>
  <message>
   <source>“%1” was not changed: %2. Nothing was written.</source>
   <translation>„%1“ wurde nicht geändert: %2. Es wurde nichts geschrieben.</translation>
  </message>
  <message>
   <source>Host keys were accepted, but cannot be saved to %3 (%2). Check its permissions: until then each run meets them as new ones.</source>
   <translation>Schlüssel von Rechnern wurden angenommen, können aber nicht in %3 gespeichert werden (%2). Prüfen Sie die Rechte der Datei: Bis dahin trifft jeder Lauf sie wieder als neue an.</translation>
  </message>
  <message>
   <source>“%1” in %3 cannot be used as a name (%2). Correct it there; until then it stands for nothing.</source>
   <translation>„%1“ in %3 kann nicht als Name dienen (%2). Berichtigen Sie es dort; bis dahin steht es für nichts.</translation>
  </message>
  <message>
   <source>%3 is not read as a host: %2. Correct the line, or put # before it.</source>
   <translation>%3 wird nicht als Rechner gelesen: %2. Berichtigen Sie die Zeile, oder setzen Sie # davor.</translation>
  </message>
  <message>
   <source>%3 is a folder, and nothing in it is read. Put its files one level up.</source>
   <translation>%3 ist ein Ordner, und nichts darin wird gelesen. Legen Sie seine Dateien eine Ebene höher.</translation>
  </message>
  <message>
   <source>%3 is not taken as a whole: %2. Check that the hosts are those you mean.</source>
   <translation>%3 wird nicht ganz genommen: %2. Prüfen Sie, ob es die Rechner sind, die Sie meinen.</translation>
  </message>
  <message>
   <source>%3 is a link that leads out of the library, so it is not read. Put the file itself in its place.</source>
   <translation>%3 ist ein Verweis, der aus der Bibliothek hinausführt, und wird deshalb nicht gelesen. Legen Sie die Datei selbst an seine Stelle.</translation>
  </message>
  <message>
   <source>Nothing was changed, because nothing could be run on the group “%1” any more. What would be said of it: %2 Change its members first.</source>
   <translation>Es wurde nichts geändert, weil sich auf der Gruppe „%1“ nichts mehr ausführen ließe. Was von ihr gesagt würde: %2 Ändern Sie zuerst ihre Mitglieder.</translation>
  </message>
  <message>
   <source>“%1” was not renamed: ssh_config says by its name how it is reached, and it would not be reached so by the other name (%2). Write the other name on its Host line too, then rename it.</source>
   <translation>„%1“ wurde nicht umbenannt: ssh_config sagt unter diesem Namen, wie er erreicht wird, und unter dem anderen Namen würde er nicht so erreicht (%2). Schreiben Sie auch den anderen Namen in seine Host-Zeile, und benennen Sie ihn dann um.</translation>
  </message>
  <message>
   <source>No host is called anything like “%1” (%2). Check the pattern, or take it out.</source>
   <translation>Kein Rechner heißt so ähnlich wie „%1“ (%2). Prüfen Sie das Muster, oder nehmen Sie es heraus.</translation>
  </message>
  <message>
   <source>“%1” holds a character that does not show, or that passes for another one (%2). Delete it there, or type the name anew.</source>
   <translation>„%1“ enthält ein Zeichen, das man nicht sieht oder das wie ein anderes aussieht (%2). Löschen Sie es dort, oder tippen Sie den Namen neu.</translation>
  </message>
  <message>
   <source>%3 is a folder, and a file was expected. Give the file itself.</source>
   <translation>%3 ist ein Ordner, und erwartet war eine Datei. Geben Sie die Datei selbst an.</translation>
  </message>
  <message>
   <source>%3 is the public half of a key: only an agent that holds the private one can log in with it. Start the agent, or give the file of the private key.</source>
   <translation>%3 ist die öffentliche Hälfte eines Schlüssels: Nur ein Agent, der die private hat, kann sich damit anmelden. Starten Sie den Agenten, oder geben Sie die Datei des privaten Schlüssels an.</translation>
  </message>
  <message>
   <source>%3 is the public half of a key: only an agent that holds the private one can log in with it. Give the private one instead: %2.</source>
   <translation>%3 ist die öffentliche Hälfte eines Schlüssels: Nur ein Agent, der die private hat, kann sich damit anmelden. Geben Sie stattdessen die private an: %2.</translation>
  </message>
  <message>
   <source>“%1” is, or could be, something in %3, which was written by a newer Rollcall, so it stands for nothing (%2). Update Rollcall to use it.</source>
   <translation>„%1“ ist oder könnte etwas in %3 sein, das ein neueres Rollcall geschrieben hat, und steht deshalb für nichts (%2). Aktualisieren Sie Rollcall, um es zu verwenden.</translation>
  </message>
  <message>
   <source>No host is called “%1” (%2). Check the spelling, or let it become one (--create-hosts).</source>
   <translation>Kein Rechner heißt „%1“ (%2). Prüfen Sie die Schreibweise, oder lassen Sie ihn einen werden (--create-hosts).</translation>
  </message>
 </context>
 <context>
  <name>ExportDialog</name>
  <message>
   <source>Rows</source>
   <translation>Zeilen</translation>
  </message>
  <message>
   <source>&amp;All rows</source>
   <translation>&amp;Alle Zeilen</translation>
  </message>
  <message>
   <source>&amp;Filtered rows</source>
   <translation>&amp;Gefilterte Zeilen</translation>
  </message>
  <message>
   <source>&amp;Selected rows</source>
   <translation>A&amp;usgewählte Zeilen</translation>
  </message>
  <message>
   <source>Cells</source>
   <translation>Zellen</translation>
  </message>
  <message>
   <source>Bytes as they came (&amp;raw)</source>
   <translation>Bytes, wie sie kamen (&amp;roh)</translation>
  </message>
  <message>
   <source>Raw cells</source>
   <translation>Rohe Zellen</translation>
  </message>
  <message>
   <source>Nothing is escaped for spreadsheets, invalid text stays as it is</source>
   <translation>Nichts wird für Tabellenprogramme geschützt, ungültiger Text bleibt, wie er ist</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>Columns to export</source>
   <translation>Spalten für den Export</translation>
  </message>
  <message>
   <source>A&amp;ll</source>
   <translation>A&amp;lle</translation>
  </message>
  <message>
   <source>&amp;None</source>
   <translation>&amp;Keine</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>State of the export</source>
   <translation>Stand des Exports</translation>
  </message>
  <message>
   <source>Progress of the export</source>
   <translation>Fortschritt des Exports</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>…</source>
   <translation>…</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Datei wählen</translation>
  </message>
  <message>
   <source>&amp;Export</source>
   <translation>&amp;Exportieren</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>&amp;Schließen</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message>
   <source>F&amp;ormat</source>
   <translation>F&amp;ormat</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>What the format holds</source>
   <translation>Was das Format enthält</translation>
  </message>
 </context>
 <context>
  <name>Filter</name>
  <message>
   <source>“%1” is not a list of exit codes like 0,2-5,!=0,&gt;10,none</source>
   <translation>„%1“ ist keine Liste von Exit-Codes wie 0,2-5,!=0,&gt;10,none</translation>
  </message>
  <message>
   <source>%1, at position %2</source>
   <translation>%1, an Stelle %2</translation>
  </message>
  <message>
   <source>nothing is called “%1”; was “%2” meant? To look for the words themselves, put a \ before them</source>
   <translation>nichts heißt „%1“; war „%2“ gemeint? Um nach den Wörtern selbst zu suchen, stellen Sie ihnen ein \ voran</translation>
  </message>
  <message>
   <source>nothing is called “%1”; to look for the words themselves, put a \ before them</source>
   <translation>nichts heißt „%1“; um nach den Wörtern selbst zu suchen, stellen Sie ihnen ein \ voran</translation>
  </message>
 </context>
 <context>
  <name>FilterBar</name>
  <message>
   <source>Filter by host or output</source>
   <translation>Nach Rechner oder Ausgabe filtern</translation>
  </message>
  <message>
   <source>E&amp;xit code</source>
   <translation>E&amp;xit-Code</translation>
  </message>
  <message>
   <source>any</source>
   <translation>alle</translation>
  </message>
  <message>
   <source>Exit code filter</source>
   <translation>Filter für Exit-Codes</translation>
  </message>
  <message>
   <source>Exit codes to show: 0, 1-5,127, !=0, &gt;=2</source>
   <translation>Welche Exit-Codes gezeigt werden: 0, 1-5,127, !=0, &gt;=2</translation>
  </message>
  <message>
   <source>Filter result</source>
   <translation>Ergebnis des Filters</translation>
  </message>
  <message>
   <source>What is wrong with the filter</source>
   <translation>Was am Filter nicht stimmt</translation>
  </message>
  <message>
   <source>Rows whose host, first line or output contain this (%1). Words like outcome:denied, reason:refused,no-route, -reason:exit-code or remote:still-running say how they ended.</source>
   <translation>Zeilen, deren Rechner, erste Zeile oder Ausgabe dies enthalten (%1). Wörter wie outcome:denied, reason:refused,no-route, -reason:exit-code oder remote:still-running sagen, wie sie endeten.</translation>
  </message>
 </context>
 <context>
  <name>FindBar</name>
  <message>
   <source>Find in this output</source>
   <translation>In dieser Ausgabe suchen</translation>
  </message>
  <message>
   <source>Find in output</source>
   <translation>In der Ausgabe suchen</translation>
  </message>
  <message>
   <source>Matches</source>
   <translation>Treffer</translation>
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
  <name>GroupDialog</name>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Name</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>web</source>
   <translation>web</translation>
  </message>
  <message>
   <source>&amp;Members</source>
   <translation>&amp;Mitglieder</translation>
  </message>
  <message>
   <source>Members</source>
   <translation>Mitglieder</translation>
  </message>
  <message>
   <source>One per line: web-01, db[01-20], @other-group</source>
   <translation>Eines je Zeile: web-01, db[01-20], @andere-Gruppe</translation>
  </message>
  <message>
   <source>Production</source>
   <translation>Produktion</translation>
  </message>
  <message>
   <source>&amp;User</source>
   <translation>&amp;Benutzer</translation>
  </message>
  <message>
   <source>as configured</source>
   <translation>wie konfiguriert</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <source>&amp;Port</source>
   <translation>&amp;Port</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Port</translation>
  </message>
  <message>
   <source>&amp;Identity</source>
   <translation>&amp;Identität</translation>
  </message>
  <message>
   <source>Identity</source>
   <translation>Identität</translation>
  </message>
  <message>
   <source>How to log in, by name; each person binds the name to keys or a password on their own machine</source>
   <translation>Wie man sich anmeldet, unter einem Namen; jeder verbindet den Namen auf dem eigenen Rechner mit Schlüsseln oder einem Passwort</translation>
  </message>
  <message>
   <source>&amp;Jump host</source>
   <translation>S&amp;prungrechner</translation>
  </message>
  <message>
   <source>Jump host</source>
   <translation>Sprungrechner</translation>
  </message>
  <message>
   <source>&amp;Description</source>
   <translation>B&amp;eschreibung</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Beschreibung</translation>
  </message>
  <message>
   <source>Also add members that are not hosts yet as new hosts</source>
   <translation>Mitglieder, die noch keine Rechner sind, auch als Rechner anlegen</translation>
  </message>
  <message>
   <source>Add new members as hosts</source>
   <translation>Neue Mitglieder als Rechner anlegen</translation>
  </message>
  <message>
   <source>What is wrong</source>
   <translation>Was nicht stimmt</translation>
  </message>
  <message>
   <source>A host name or user@host:port; several, divided by commas, one after the other; or “none”</source>
   <translation>Ein Rechnername oder Benutzer@Rechner:Port; mehrere, durch Kommas getrennt, einer nach dem anderen; oder „none“</translation>
  </message>
  <message>
   <source>Allow &amp;old algorithms (SHA-1)</source>
   <translation>&amp;Alte Algorithmen erlauben (SHA-1)</translation>
  </message>
  <message>
   <source>Allow old algorithms</source>
   <translation>Alte Algorithmen erlauben</translation>
  </message>
  <message>
   <source>For servers that offer nothing newer: SHA-1 in signatures and key exchanges, ciphers in CBC mode. What is newer goes first. Allow it only where the network in between is trusted.</source>
   <translation>Für Server, die nichts Neueres anbieten: SHA-1 in Signaturen und beim Schlüsselaustausch, Verschlüsselung im CBC-Modus. Neueres hat Vorrang. Erlauben Sie das nur, wo dem Netz dazwischen zu trauen ist.</translation>
  </message>
  <message>
   <source>P&amp;roduction: ask before running on it</source>
   <translation>P&amp;roduktion: vor jedem Lauf fragen</translation>
  </message>
  <message>
   <source>&amp;Encoding</source>
   <translation>&amp;Kodierung</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Kodierung</translation>
  </message>
  <message>
   <source>Of what commands print, where that is not valid UTF-8</source>
   <translation>Der Ausgabe von Befehlen, wo sie kein gültiges UTF-8 ist</translation>
  </message>
 </context>
 <context>
  <name>HistoryDialog</name>
  <message>
   <source>Past runs</source>
   <translation>Frühere Ausführungen</translation>
  </message>
  <message>
   <source>Search past runs</source>
   <translation>Frühere Ausführungen durchsuchen</translation>
  </message>
  <message>
   <source>State of the list</source>
   <translation>Stand der Liste</translation>
  </message>
  <message>
   <source>&amp;Delete…</source>
   <translation>&amp;Löschen …</translation>
  </message>
  <message>
   <source>&amp;Open in a tab</source>
   <translation>In einem Tab ö&amp;ffnen</translation>
  </message>
  <message>
   <source>&amp;Close</source>
   <translation>&amp;Schließen</translation>
  </message>
 </context>
 <context>
  <name>HostDialog</name>
  <message>
   <source>Host</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Name</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>web-01</source>
   <translation>web-01</translation>
  </message>
  <message>
   <source>&amp;Address</source>
   <translation>A&amp;dresse</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>the name is the address</source>
   <translation>der Name ist die Adresse</translation>
  </message>
  <message>
   <source>&amp;User</source>
   <translation>&amp;Benutzer</translation>
  </message>
  <message>
   <source>as configured</source>
   <translation>wie konfiguriert</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <source>&amp;Port</source>
   <translation>&amp;Port</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Port</translation>
  </message>
  <message>
   <source>&amp;Identity</source>
   <translation>&amp;Identität</translation>
  </message>
  <message>
   <source>Identity</source>
   <translation>Identität</translation>
  </message>
  <message>
   <source>How to log in, by name; each person binds the name to keys or a password on their own machine</source>
   <translation>Wie man sich anmeldet, unter einem Namen; jeder verbindet den Namen auf dem eigenen Rechner mit Schlüsseln oder einem Passwort</translation>
  </message>
  <message>
   <source>&amp;Jump host</source>
   <translation>S&amp;prungrechner</translation>
  </message>
  <message>
   <source>Jump host</source>
   <translation>Sprungrechner</translation>
  </message>
  <message>
   <source>&amp;Tags</source>
   <translation>&amp;Schlagwörter</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagwörter</translation>
  </message>
  <message>
   <source>role:web, dc:fra</source>
   <translation>role:web, dc:fra</translation>
  </message>
  <message>
   <source>&amp;Variables</source>
   <translation>&amp;Variablen</translation>
  </message>
  <message>
   <source>Variables</source>
   <translation>Variablen</translation>
  </message>
  <message>
   <source>rack=12
owner=web team</source>
   <translation>rack=12
owner=Web-Team</translation>
  </message>
  <message>
   <source>&amp;Description</source>
   <translation>B&amp;eschreibung</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Beschreibung</translation>
  </message>
  <message>
   <source>What is wrong</source>
   <translation>Was nicht stimmt</translation>
  </message>
  <message>
   <source>A host name or user@host:port; several, divided by commas, one after the other; or “none”</source>
   <translation>Ein Rechnername oder Benutzer@Rechner:Port; mehrere, durch Kommas getrennt, einer nach dem anderen; oder „none“</translation>
  </message>
  <message>
   <source>&amp;Old algorithms</source>
   <translation>A&amp;lte Algorithmen</translation>
  </message>
  <message>
   <source>Old algorithms</source>
   <translation>Alte Algorithmen</translation>
  </message>
  <message>
   <source>For servers that offer nothing newer: SHA-1 in signatures and key exchanges, ciphers in CBC mode. What is newer goes first. Allow it only where the network in between is trusted.</source>
   <translation>Für Server, die nichts Neueres anbieten: SHA-1 in Signaturen und beim Schlüsselaustausch, Verschlüsselung im CBC-Modus. Neueres hat Vorrang. Erlauben Sie das nur, wo dem Netz dazwischen zu trauen ist.</translation>
  </message>
  <message>
   <source>as its groups say</source>
   <translation>wie die Gruppen sagen</translation>
  </message>
  <message>
   <source>allow (SHA-1)</source>
   <translation>erlauben (SHA-1)</translation>
  </message>
  <message>
   <source>do not allow</source>
   <translation>nicht erlauben</translation>
  </message>
  <message>
   <source>&amp;Encoding</source>
   <translation>&amp;Kodierung</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Kodierung</translation>
  </message>
  <message>
   <source>Of what commands print, where that is not valid UTF-8</source>
   <translation>Der Ausgabe von Befehlen, wo sie kein gültiges UTF-8 ist</translation>
  </message>
 </context>
 <context>
  <name>HostKey</name>
  <message>
   <source>through %1</source>
   <translation>über %1</translation>
  </message>
  <message>
   <source>kept as %1</source>
   <translation>aufbewahrt als %1</translation>
  </message>
 </context>
 <context>
  <name>HostKeysDialog</name>
  <message>
   <source>Host keys to review</source>
   <translation>Host-Schlüssel prüfen</translation>
  </message>
  <message>
   <source>Host keys</source>
   <translation>Host-Schlüssel</translation>
  </message>
  <message>
   <source>&amp;All of them</source>
   <translation>&amp;Alle</translation>
  </message>
  <message>
   <source>Tick all</source>
   <translation>Alle ankreuzen</translation>
  </message>
  <message>
   <source>&amp;Copy fingerprints</source>
   <translation>&amp;Fingerabdrücke kopieren</translation>
  </message>
  <message>
   <source>Trust &amp;none</source>
   <translation>&amp;Keinem vertrauen</translation>
  </message>
  <message>
   <source>These hosts end as untrusted; nothing is sent to them</source>
   <translation>Diese Rechner enden als „nicht vertraut“; nichts wird an sie geschickt</translation>
  </message>
  <message>
   <source>Trust the ticked hosts</source>
   <translation>Den angekreuzten vertrauen</translation>
  </message>
 </context>
 <context>
  <name>HostListDialog</name>
  <message>
   <source>Hosts</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Search hosts</source>
   <translation>Rechner suchen</translation>
  </message>
  <message>
   <source>Hosts this target resolves to</source>
   <translation>Rechner, auf die dieses Ziel zeigt</translation>
  </message>
 </context>
 <context>
  <name>HostsPanel</name>
  <message>
   <source>Search hosts</source>
   <translation>Rechner suchen</translation>
  </message>
  <message>
   <source>Search hosts and groups</source>
   <translation>Rechner und Gruppen suchen</translation>
  </message>
  <message>
   <source>Hosts and groups</source>
   <translation>Rechner und Gruppen</translation>
  </message>
  <message>
   <source>What to do</source>
   <translation>Was zu tun ist</translation>
  </message>
 </context>
 <context>
  <name>Library</name>
  <message>
   <source>it is empty</source>
   <translation>er ist leer</translation>
  </message>
  <message>
   <source>it begins or ends with a blank</source>
   <translation>er beginnt oder endet mit einem Leerzeichen</translation>
  </message>
  <message numerus="yes">
   <source>it is longer than %n characters</source>
   <translation>
    <numerusform>er ist länger als %n Zeichen</numerusform>
    <numerusform>er ist länger als %n Zeichen</numerusform>
   </translation>
  </message>
  <message>
   <source>it holds a control character or a line end</source>
   <translation>er enthält ein Steuerzeichen oder ein Zeilenende</translation>
  </message>
  <message>
   <source>it is not proper Unicode</source>
   <translation>er ist kein richtiges Unicode</translation>
  </message>
  <message>
   <source>it has a / in it; take it out</source>
   <translation>darin steht ein /; nehmen Sie es heraus</translation>
  </message>
  <message>
   <source>it begins with %1; take it out</source>
   <translation>am Anfang steht %1; nehmen Sie es heraus</translation>
  </message>
  <message>
   <source>it is a folder; write a name</source>
   <translation>das ist ein Ordner; schreiben Sie einen Namen</translation>
  </message>
  <message>
   <source>it holds a control character or a line end; take it out</source>
   <translation>darin steht ein Steuerzeichen oder ein Zeilenende; nehmen Sie es heraus</translation>
  </message>
  <message>
   <source>it has a blank in it; write one host name or IP address</source>
   <translation>darin steht ein Leerzeichen; schreiben Sie einen Rechnernamen oder eine IP-Adresse</translation>
  </message>
  <message>
   <source>in column %1 “%2” is no “%3”: %4</source>
   <translation>„%2“ in Spalte %1 taugt nicht für „%3“: %4</translation>
  </message>
  <message>
   <source>a text was expected for “%1”</source>
   <translation>für „%1“ wird ein Text erwartet</translation>
  </message>
  <message>
   <source>a text was expected in the list “%1”</source>
   <translation>in der Liste „%1“ wird ein Text erwartet</translation>
  </message>
  <message>
   <source>a list was expected for “%1”</source>
   <translation>für „%1“ wird eine Liste erwartet</translation>
  </message>
  <message>
   <source>a text was expected for every key of “%1”</source>
   <translation>für jeden Schlüssel von „%1“ wird ein Text erwartet</translation>
  </message>
  <message>
   <source>“%1” is true or false</source>
   <translation>„%1“ ist true oder false</translation>
  </message>
  <message>
   <source>“%1” is a number from %2 to %3</source>
   <translation>„%1“ ist eine Zahl von %2 bis %3</translation>
  </message>
  <message>
   <source>“%1” is a number of seconds</source>
   <translation>„%1“ ist eine Zahl von Sekunden</translation>
  </message>
  <message>
   <source>keys and values were expected below “%1”</source>
   <translation>unter „%1“ werden Schlüssel und Werte erwartet</translation>
  </message>
  <message>
   <source>it is written in a way that cannot be changed from here</source>
   <translation>sie ist so geschrieben, dass sie von hier aus nicht geändert werden kann</translation>
  </message>
  <message>
   <source>there is no such key; take it out</source>
   <translation>diesen Schlüssel gibt es nicht; nehmen Sie ihn heraus</translation>
  </message>
  <message>
   <source>there is no such key; “%1” may be meant</source>
   <translation>diesen Schlüssel gibt es nicht; vielleicht ist „%1“ gemeint</translation>
  </message>
  <message>
   <source>a library has no such key; name an identity here, and say in identities.yaml, where each person has their own, what it stands for</source>
   <translation>in einer Bibliothek gibt es diesen Schlüssel nicht; nennen Sie hier eine Identität, und sagen Sie in identities.yaml, wo jeder seine eigene hat, wofür sie steht</translation>
  </message>
  <message>
   <source>a library has no such key; it belongs into each person&apos;s own ssh_config</source>
   <translation>in einer Bibliothek gibt es diesen Schlüssel nicht; er gehört in die ssh_config, die jeder selbst hat</translation>
  </message>
  <message>
   <source>in this library</source>
   <translation>in dieser Bibliothek</translation>
  </message>
  <message>
   <source>Personal</source>
   <translation>Persönlich</translation>
  </message>
  <message>
   <source>the folder cannot be made</source>
   <translation>der Ordner kann nicht angelegt werden</translation>
  </message>
  <message>
   <source>keys and values were expected</source>
   <translation>es werden Schlüssel und Werte erwartet</translation>
  </message>
  <message>
   <source>format %1</source>
   <translation>Format %1</translation>
  </message>
  <message>
   <source>line %1</source>
   <translation>Zeile %1</translation>
  </message>
  <message>
   <source>keys and values were expected below the host “%1”</source>
   <translation>unter dem Rechner „%1“ werden Schlüssel und Werte erwartet</translation>
  </message>
  <message>
   <source>a parameter with a name was expected</source>
   <translation>es wird ein Parameter mit einem Namen erwartet</translation>
  </message>
  <message>
   <source>a step with one of these keys was expected: %1</source>
   <translation>es wird ein Schritt mit einem dieser Schlüssel erwartet: %1</translation>
  </message>
  <message>
   <source>“source” and “destination” were expected</source>
   <translation>„source“ und „destination“ werden erwartet</translation>
  </message>
  <message>
   <source>“%1” is no mode such as 0644</source>
   <translation>„%1“ sind keine Rechte wie 0644</translation>
  </message>
  <message>
   <source>“%1” is one of %2</source>
   <translation>„%1“ ist eines von %2</translation>
  </message>
  <message>
   <source>“%1” is not an exit code</source>
   <translation>„%1“ ist kein Exit-Code</translation>
  </message>
  <message>
   <source>the text is not UTF-8</source>
   <translation>der Text ist kein UTF-8</translation>
  </message>
  <message>
   <source>one document was expected, a second one begins here</source>
   <translation>es wird ein einziges Dokument erwartet, hier beginnt ein zweites</translation>
  </message>
  <message>
   <source>in column %1 it is a tag of YAML, which would be passed over; put it in quotes</source>
   <translation>in Spalte %1 ist das ein YAML-Tag, der übergangen würde; setzen Sie es in Anführungszeichen</translation>
  </message>
  <message>
   <source>in column %1 it is an anchor of YAML without a value, which would be passed over; put it in quotes</source>
   <translation>in Spalte %1 ist das ein YAML-Anker ohne Wert, der übergangen würde; setzen Sie es in Anführungszeichen</translation>
  </message>
  <message>
   <source>this key stands in line %1 already; take one of the two out</source>
   <translation>dieser Schlüssel steht schon in Zeile %1; nehmen Sie einen der beiden heraus</translation>
  </message>
  <message>
   <source>it is not a whole list of changes; delete it</source>
   <translation>es ist keine ganze Liste von Änderungen; löschen Sie die Datei</translation>
  </message>
  <message>
   <source>another program writes to it</source>
   <translation>ein anderes Programm schreibt darin</translation>
  </message>
  <message>
   <source>this key has a meaning below “%1” only</source>
   <translation>dieser Schlüssel hat nur unter „%1“ eine Bedeutung</translation>
  </message>
  <message>
   <source>a key is a text; this one would be passed over</source>
   <translation>ein Schlüssel ist ein Text; dieser würde übergangen</translation>
  </message>
  <message>
   <source>it could not be said as a plain word in a target; letters, digits and . _ - can</source>
   <translation>in einem Ziel ließe er sich nicht als einfaches Wort schreiben; mit Buchstaben, Ziffern und . _ - geht es</translation>
  </message>
  <message>
   <source>it is an address, and the host is at another one, %1</source>
   <translation>er ist eine Adresse, und der Rechner hat eine andere, %1</translation>
  </message>
  <message>
   <source>the group “%1” has the member %2</source>
   <translation>die Gruppe „%1“ hat das Mitglied %2</translation>
  </message>
  <message>
   <source>its member %1 cannot be written with “%2” for “%3”</source>
   <translation>ihr Mitglied %1 lässt sich mit „%2“ statt „%3“ nicht schreiben</translation>
  </message>
  <message>
   <source>it is the jump host of %1</source>
   <translation>es ist der Sprungrechner von %1</translation>
  </message>
  <message>
   <source>%1 would drop out</source>
   <translation>%1 fiele heraus</translation>
  </message>
  <message>
   <source>%1 would come in</source>
   <translation>%1 käme hinzu</translation>
  </message>
  <message>
   <source>%1 is not in it by its new name</source>
   <translation>%1 ist unter dem neuen Namen nicht mehr darin</translation>
  </message>
  <message>
   <source>%1 is in it now</source>
   <translation>%1 ist jetzt darin</translation>
  </message>
  <message>
   <source>a host's name or a range was expected</source>
   <translation>ein Rechnername oder ein Bereich wurde erwartet</translation>
  </message>
  <message>
   <source>in column %1 it is a merge key of YAML, which would be passed over; write out what it brings</source>
   <translation>in Spalte %1 ist es ein Merge-Schlüssel von YAML, der übergangen würde; schreiben Sie aus, was er bringt</translation>
  </message>
  <message>
   <source>in column %1 %2</source>
   <translation>in Spalte %1 %2</translation>
  </message>
  <message>
   <source>begins a conflict of a version control system; keep one of the two sides and take the lines with &lt;&lt;&lt;&lt;&lt;&lt;&lt;, ======= and &gt;&gt;&gt;&gt;&gt;&gt;&gt; out</source>
   <translation>beginnt ein Konflikt einer Versionsverwaltung; behalten Sie eine der beiden Seiten und nehmen Sie die Zeilen mit &lt;&lt;&lt;&lt;&lt;&lt;&lt;, ======= und &gt;&gt;&gt;&gt;&gt;&gt;&gt; heraus</translation>
  </message>
  <message>
   <source>a tab indents the line; YAML takes blanks only</source>
   <translation>rückt ein Tabulator die Zeile ein; YAML nimmt nur Leerzeichen</translation>
  </message>
  <message>
   <source>a word begins with %1, which means something else in YAML; put it in quotes</source>
   <translation>beginnt ein Wort mit %1, was in YAML etwas anderes bedeutet; setzen Sie es in Anführungszeichen</translation>
  </message>
  <message>
   <source>a bracket stands in a list in brackets; put the word with the range in quotes</source>
   <translation>steht eine Klammer in einer Liste in Klammern; setzen Sie das Wort mit dem Bereich in Anführungszeichen</translation>
  </message>
  <message>
   <source>a second colon with a blank behind it stands in the text; put the text in quotes</source>
   <translation>steht im Text ein zweiter Doppelpunkt mit einem Leerzeichen dahinter; setzen Sie den Text in Anführungszeichen</translation>
  </message>
  <message>
   <source>a quote is opened and not closed</source>
   <translation>wird ein Anführungszeichen geöffnet und nicht geschlossen</translation>
  </message>
  <message>
   <source>%1 is opened and not closed</source>
   <translation>wird %1 geöffnet und nicht geschlossen</translation>
  </message>
  <message>
   <source>it does not fit what stands before it; check how far the lines are indented</source>
   <translation>passt es nicht zu dem, was davor steht; prüfen Sie, wie weit die Zeilen eingerückt sind</translation>
  </message>
 </context>
 <context>
  <name>MainWindow</name>
  <message>
   <source>Rollcall</source>
   <translation>Rollcall</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <source>&amp;Edit</source>
   <translation>&amp;Bearbeiten</translation>
  </message>
  <message>
   <source>&amp;Run</source>
   <translation>&amp;Ausführen</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Ansicht</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Hilfe</translation>
  </message>
 </context>
 <context>
  <name>OptionsForm</name>
  <message>
   <source>Options of this tab</source>
   <translation>Optionen dieses Tabs</translation>
  </message>
  <message>
   <source>&amp;User</source>
   <translation>&amp;Benutzer</translation>
  </message>
  <message>
   <source>as configured</source>
   <translation>wie konfiguriert</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <source>Log in as this user on every host, instead of what libraries and ssh_config say</source>
   <translation>Auf jedem Rechner als dieser Benutzer anmelden, statt wie Bibliotheken und ssh_config es sagen</translation>
  </message>
  <message>
   <source>&amp;Fan-out</source>
   <translation>&amp;Parallel</translation>
  </message>
  <message>
   <source>Fan-out</source>
   <translation>Parallel</translation>
  </message>
  <message>
   <source>How many hosts are worked on at once</source>
   <translation>Auf wie vielen Rechnern gleichzeitig gearbeitet wird</translation>
  </message>
  <message>
   <source>Host &amp;keys</source>
   <translation>Host-S&amp;chlüssel</translation>
  </message>
  <message>
   <source>Host keys</source>
   <translation>Host-Schlüssel</translation>
  </message>
  <message>
   <source>What to do about hosts whose key is not known yet</source>
   <translation>Was mit Rechnern geschieht, deren Schlüssel noch nicht bekannt ist</translation>
  </message>
  <message>
   <source>&amp;Connect within</source>
   <translation>&amp;Verbinden binnen</translation>
  </message>
  <message>
   <source> s</source>
   <translation> s</translation>
  </message>
  <message>
   <source>Connect within</source>
   <translation>Verbinden binnen</translation>
  </message>
  <message>
   <source>Name look-up, TCP and key exchange, for each address tried</source>
   <translation>Namensauflösung, TCP und Schlüsselaustausch, für jede versuchte Adresse</translation>
  </message>
  <message>
   <source>&amp;Log in within</source>
   <translation>An&amp;melden binnen</translation>
  </message>
  <message>
   <source>Log in within</source>
   <translation>Anmelden binnen</translation>
  </message>
  <message>
   <source>Without the time a question waits for your answer</source>
   <translation>Ohne die Zeit, die eine Frage auf Ihre Antwort wartet</translation>
  </message>
  <message>
   <source>Co&amp;mmand ends within</source>
   <translation>B&amp;efehl endet binnen</translation>
  </message>
  <message>
   <source>no limit</source>
   <translation>unbegrenzt</translation>
  </message>
  <message>
   <source>Command ends within</source>
   <translation>Befehl endet binnen</translation>
  </message>
  <message>
   <source>Per step and host; 0 for no limit</source>
   <translation>Je Schritt und Rechner; 0 für unbegrenzt</translation>
  </message>
  <message>
   <source>Allocate a terminal (&amp;pty)</source>
   <translation>Ein &amp;Terminal anfordern (pty)</translation>
  </message>
  <message>
   <source>Allocate a terminal</source>
   <translation>Ein Terminal anfordern</translation>
  </message>
  <message>
   <source>For programs that insist on a terminal; output and errors then arrive as one stream</source>
   <translation>Für Programme, die auf einem Terminal bestehen; Ausgabe und Fehlerausgabe kommen dann als ein Strom</translation>
  </message>
  <message>
   <source>&amp;When a step fails</source>
   <translation>&amp;Wenn ein Schritt misslingt</translation>
  </message>
  <message>
   <source>When a step fails</source>
   <translation>Wenn ein Schritt misslingt</translation>
  </message>
  <message>
   <source>Whether the host’s later steps still run. “stop this host” and “go on” are said of all steps of this tab and beat what a step says itself</source>
   <translation>Ob die späteren Schritte des Rechners noch laufen. „diesen Rechner anhalten“ und „weitermachen“ gelten für alle Schritte dieses Tabs und gehen dem vor, was ein Schritt selbst sagt</translation>
  </message>
  <message>
   <source>&amp;Take back</source>
   <translation>&amp;Zurücknehmen</translation>
  </message>
  <message>
   <source>Take back what was said here</source>
   <translation>Zurücknehmen, was hier gesagt wurde</translation>
  </message>
  <message>
   <source>Take back what was said in these fields: what the snippet says holds again, then what is set for all runs</source>
   <translation>Zurücknehmen, was in diesen Feldern gesagt wurde: Es gilt wieder, was das Snippet sagt, dann was für alle Läufe eingestellt ist</translation>
  </message>
  <message>
   <source>&amp;Encoding</source>
   <translation>&amp;Kodierung</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Kodierung</translation>
  </message>
  <message>
   <source>Of outputs that are not valid UTF-8, on every host, instead of what libraries say</source>
   <translation>Von Ausgaben, die kein gültiges UTF-8 sind, auf allen Rechnern, statt dessen, was Bibliotheken sagen</translation>
  </message>
 </context>
 <context>
  <name>Outcome</name>
  <message>
   <source>ok</source>
   <translation>ok</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>misslungen</translation>
  </message>
  <message>
   <source>unreachable</source>
   <translation>unerreichbar</translation>
  </message>
  <message>
   <source>denied</source>
   <translation>abgelehnt</translation>
  </message>
  <message>
   <source>untrusted</source>
   <translation>nicht vertraut</translation>
  </message>
  <message>
   <source>timed out</source>
   <translation>Zeit abgelaufen</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <source>skipped</source>
   <translation>übersprungen</translation>
  </message>
  <message>
   <source>lost</source>
   <translation>verloren</translation>
  </message>
 </context>
 <context>
  <name>OutputPane</name>
  <message>
   <source>Shown host</source>
   <translation>Gezeigter Rechner</translation>
  </message>
  <message>
   <source>Highlighting</source>
   <translation>Hervorhebung</translation>
  </message>
  <message>
   <source>Highlight the output as</source>
   <translation>Ausgabe hervorheben als</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>Ausgabe</translation>
  </message>
  <message>
   <source>Identical outputs</source>
   <translation>Gleiche Ausgaben</translation>
  </message>
  <message>
   <source>What is to be seen here</source>
   <translation>Was hier zu sehen ist</translation>
  </message>
  <message>
   <source>Connection log</source>
   <translation>Verbindungsprotokoll</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <source>Encoding</source>
   <translation>Kodierung</translation>
  </message>
  <message>
   <source>Read the output in this pane as; what is recorded stays as it is</source>
   <translation>Die Ausgabe hier lesen als; das Aufgezeichnete bleibt, wie es ist</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>Änderungen</translation>
  </message>
 </context>
 <context>
  <name>Phase</name>
  <message>
   <source>Waiting</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <source>Connecting</source>
   <translation>Verbindet</translation>
  </message>
  <message>
   <source>Checking key</source>
   <translation>Prüft Schlüssel</translation>
  </message>
  <message>
   <source>Logging in</source>
   <translation>Meldet sich an</translation>
  </message>
  <message>
   <source>Asks you</source>
   <translation>Fragt Sie</translation>
  </message>
  <message>
   <source>Running</source>
   <translation>Läuft</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
 </context>
 <context>
  <name>Phrase</name>
  <message>
   <source>nobody had done what the server asks for: %1</source>
   <translation>niemand hatte getan, worum der Server bittet: %1</translation>
  </message>
  <message>
   <source>the server had not said that it started the command</source>
   <translation>der Server hatte nicht gesagt, dass er den Befehl begonnen hat</translation>
  </message>
  <message>
   <source>whether it had started is not recorded</source>
   <translation>ob er begonnen hatte, ist nicht aufgezeichnet</translation>
  </message>
  <message>
   <source>%1 could not be judged: a match of it may be longer than %2 characters</source>
   <translation>%1 konnte nicht beurteilt werden: Ein Treffer kann länger als %2 Zeichen sein</translation>
  </message>
  <message>
   <source>%1 could not be judged: to look for a match of it takes too much work</source>
   <translation>%1 konnte nicht beurteilt werden: Die Suche nach einem Treffer ist zu aufwendig</translation>
  </message>
  <message>
   <source>%1, %2</source>
   <translation>%1, %2</translation>
  </message>
  <message>
   <source>%1: %2</source>
   <translation>%1: %2</translation>
  </message>
  <message>
   <source>a match for %1</source>
   <translation>ein Treffer für %1</translation>
  </message>
  <message>
   <source>after %1 s</source>
   <translation>nach %1 s</translation>
  </message>
  <message>
   <source>“%1” for %2</source>
   <translation>„%1“ für %2</translation>
  </message>
  <message>
   <source>closed after refusing %1 keys</source>
   <translation>geschlossen, nachdem %1 Schlüssel abgelehnt waren</translation>
  </message>
  <message>
   <source>the command was not taken</source>
   <translation>der Befehl wurde nicht angenommen</translation>
  </message>
  <message>
   <source>%1 keepalives unanswered</source>
   <translation>%1 Keepalives ohne Antwort</translation>
  </message>
  <message>
   <source>%1: not a private key</source>
   <translation>%1: kein privater Schlüssel</translation>
  </message>
  <message>
   <source>%1: a key of PuTTY (puttygen FILE -O private-openssh -o NEW makes one for ssh of it)</source>
   <translation>%1: ein Schlüssel von PuTTY (puttygen DATEI -O private-openssh -o NEU macht daraus einen für ssh)</translation>
  </message>
  <message>
   <source>%1: permissions %2 are too open</source>
   <translation>%1: Die Rechte %2 sind zu weit</translation>
  </message>
  <message>
   <source>%1: encrypted with %2, which Rollcall cannot open (ssh-keygen -p -Z aes256-ctr -f FILE changes it)</source>
   <translation>%1: verschlüsselt mit %2, was Rollcall nicht öffnen kann (ssh-keygen -p -Z aes256-ctr -f DATEI ändert es)</translation>
  </message>
  <message>
   <source>%1: its type is switched off (PubkeyAcceptedAlgorithms)</source>
   <translation>%1: diese Art ist abgeschaltet (PubkeyAcceptedAlgorithms)</translation>
  </message>
  <message>
   <source>%1: a format or type that cannot be used</source>
   <translation>%1: ein Format oder Typ, der nicht verwendet werden kann</translation>
  </message>
  <message>
   <source>Rollcall knows none of %1</source>
   <translation>Rollcall kennt nichts davon: %1</translation>
  </message>
  <message>
   <source>“%1” of ssh_config leaves out what both have: %2</source>
   <translation>„%1“ in ssh_config lässt aus, was beide haben: %2</translation>
  </message>
  <message>
   <source>the server has old ones only: %1</source>
   <translation>der Server hat nur alte: %1</translation>
  </message>
  <message>
   <source>Rollcall knows none that the server has: %1</source>
   <translation>Rollcall kennt keinen von denen des Servers: %1</translation>
  </message>
  <message>
   <source>looking up %1</source>
   <translation>beim Nachschlagen von %1</translation>
  </message>
  <message>
   <source>missing: %1</source>
   <translation>fehlt: %1</translation>
  </message>
  <message>
   <source>no answer from %1</source>
   <translation>keine Antwort von %1</translation>
  </message>
  <message>
   <source>no answer through %1</source>
   <translation>keine Antwort über %1</translation>
  </message>
  <message>
   <source>the server told no exit code</source>
   <translation>der Server hat keinen Exit-Code genannt</translation>
  </message>
  <message>
   <source>%1 accepted the connection, but sent no greeting</source>
   <translation>%1 hat die Verbindung angenommen, aber keine Begrüßung gesendet</translation>
  </message>
  <message>
   <source>no match for %1</source>
   <translation>kein Treffer für %1</translation>
  </message>
  <message>
   <source>no terminal</source>
   <translation>kein Terminal</translation>
  </message>
  <message>
   <source>%1, not in %2</source>
   <translation>%1, nicht in %2</translation>
  </message>
  <message>
   <source>%1: not an IPv4 address, as AddressFamily wants it</source>
   <translation>%1: keine IPv4-Adresse, wie AddressFamily sie verlangt</translation>
  </message>
  <message>
   <source>%1: not an IPv6 address, as AddressFamily wants it</source>
   <translation>%1: keine IPv6-Adresse, wie AddressFamily sie verlangt</translation>
  </message>
  <message>
   <source>on file: %1</source>
   <translation>hinterlegt: %1</translation>
  </message>
  <message>
   <source>passphrase of %1</source>
   <translation>Passphrase von %1</translation>
  </message>
  <message>
   <source>password of %1</source>
   <translation>Passwort von %1</translation>
  </message>
  <message>
   <source>RequiredRSASize is %1</source>
   <translation>RequiredRSASize ist %1</translation>
  </message>
  <message>
   <source>the server allows %1</source>
   <translation>der Server erlaubt %1</translation>
  </message>
  <message>
   <source>the server says: %1</source>
   <translation>der Server sagt: %1</translation>
  </message>
  <message>
   <source>%1 stalled in the key exchange</source>
   <translation>%1 blieb im Schlüsselaustausch stehen</translation>
  </message>
  <message>
   <source>trusted only by a certificate authority, %1</source>
   <translation>nur durch eine Zertifizierungsstelle vertraut, %1</translation>
  </message>
  <message>
   <source>user %1</source>
   <translation>Benutzer %1</translation>
  </message>
  <message>
   <source>the agent did not sign with %1</source>
   <translation>der Agent hat nicht mit %1 unterschrieben</translation>
  </message>
  <message>
   <source>it forbids ways to other hosts (AllowTcpForwarding, PermitOpen)</source>
   <translation>er verbietet Wege zu anderen Rechnern (AllowTcpForwarding, PermitOpen)</translation>
  </message>
  <message>
   <source>the command had ended with exit code %1</source>
   <translation>der Befehl hatte mit Exit-Code %1 geendet</translation>
  </message>
  <message>
   <source>the command had been ended by the signal %1</source>
   <translation>der Befehl war durch das Signal %1 beendet worden</translation>
  </message>
  <message>
   <source>the connection of the jump host %1 broke</source>
   <translation>die Verbindung des Sprungrechners %1 ist abgebrochen</translation>
  </message>
  <message>
   <source>its exit code is %1</source>
   <translation>sein Exit-Code ist %1</translation>
  </message>
  <message>
   <source>it ended with exit code %1 and said: %2</source>
   <translation>er endete mit Exit-Code %1 und meldete: %2</translation>
  </message>
  <message>
   <source>it ended before anything had come from the host</source>
   <translation>er endete, bevor etwas vom Rechner kam</translation>
  </message>
  <message>
   <source>nothing came through the proxy command</source>
   <translation>durch den ProxyCommand kam nichts</translation>
  </message>
  <message>
   <source>“%1”</source>
   <translation>„%1“</translation>
  </message>
  <message>
   <source>the proxy command ended</source>
   <translation>der Proxy-Befehl hat geendet</translation>
  </message>
  <message>
   <source>the jump host %1 says: %2</source>
   <translation>der Sprungrechner %1 meldet: %2</translation>
  </message>
  <message>
   <source>%1 was accepted earlier in this run</source>
   <translation>%1 wurde in diesem Lauf schon angenommen</translation>
  </message>
  <message>
   <source>the server asks for more and more</source>
   <translation>der Server verlangt immer noch mehr</translation>
  </message>
 </context>
 <context>
  <name>PreferencesDialog</name>
  <message>
   <source>Preferences</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>New tabs start with</source>
   <translation>Neue Tabs beginnen mit</translation>
  </message>
  <message>
   <source>&amp;Fan-out</source>
   <translation>&amp;Parallel</translation>
  </message>
  <message>
   <source>Fan-out</source>
   <translation>Parallel</translation>
  </message>
  <message>
   <source>How many hosts are worked on at once</source>
   <translation>Auf wie vielen Rechnern gleichzeitig gearbeitet wird</translation>
  </message>
  <message>
   <source>&amp;Connect within</source>
   <translation>&amp;Verbinden binnen</translation>
  </message>
  <message>
   <source> s</source>
   <translation> s</translation>
  </message>
  <message>
   <source>Connect within</source>
   <translation>Verbinden binnen</translation>
  </message>
  <message>
   <source>&amp;Log in within</source>
   <translation>An&amp;melden binnen</translation>
  </message>
  <message>
   <source>Log in within</source>
   <translation>Anmelden binnen</translation>
  </message>
  <message>
   <source>Co&amp;mmand ends within</source>
   <translation>B&amp;efehl endet binnen</translation>
  </message>
  <message>
   <source>no limit</source>
   <translation>unbegrenzt</translation>
  </message>
  <message>
   <source>Command ends within</source>
   <translation>Befehl endet binnen</translation>
  </message>
  <message>
   <source>&amp;Keep per step and host</source>
   <translation>Je Schritt und Rechner &amp;aufheben</translation>
  </message>
  <message>
   <source> MiB</source>
   <translation> MiB</translation>
  </message>
  <message>
   <source>Output limit per step and host</source>
   <translation>Grenze der Ausgabe je Schritt und Rechner</translation>
  </message>
  <message>
   <source>General</source>
   <translation>Allgemein</translation>
  </message>
  <message>
   <source>Use my &amp;SSH configuration (~/.ssh/config)</source>
   <translation>Meine &amp;SSH-Konfiguration benutzen (~/.ssh/config)</translation>
  </message>
  <message>
   <source>Use the SSH configuration</source>
   <translation>SSH-Konfiguration benutzen</translation>
  </message>
  <message>
   <source>Keep a &amp;history of runs and their output</source>
   <translation>Einen Ver&amp;lauf der Ausführungen und ihrer Ausgaben führen</translation>
  </message>
  <message>
   <source>Keep a history of runs</source>
   <translation>Einen Verlauf der Ausführungen führen</translation>
  </message>
  <message>
   <source>Colours and fonts follow the desktop, light or dark.</source>
   <translation>Farben und Schriften folgen der Arbeitsumgebung, hell oder dunkel.</translation>
  </message>
  <message>
   <source>Before a run their number is typed with more &amp;production hosts than</source>
   <translation>Vor einem Lauf ist ihre Zahl einzutippen bei mehr &amp;Produktionsrechnern als</translation>
  </message>
  <message>
   <source>Production hosts whose number need not be typed</source>
   <translation>Produktionsrechner, deren Zahl nicht einzutippen ist</translation>
  </message>
  <message>
   <source>A run on production is asked about in any case</source>
   <translation>Vor einem Lauf auf Produktion wird in jedem Fall gefragt</translation>
  </message>
 </context>
 <context>
  <name>ProblemsDialog</name>
  <message>
   <source>Problems</source>
   <translation>Probleme</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>Line</source>
   <translation>Zeile</translation>
  </message>
  <message>
   <source>What is wrong, and what to do</source>
   <translation>Was nicht stimmt und was zu tun ist</translation>
  </message>
  <message>
   <source>&amp;Open file</source>
   <translation>Datei ö&amp;ffnen</translation>
  </message>
  <message>
   <source>&amp;Copy all</source>
   <translation>Alles &amp;kopieren</translation>
  </message>
 </context>
 <context>
  <name>PromptDialog</name>
  <message>
   <source>Log in</source>
   <translation>Anmelden</translation>
  </message>
  <message>
   <source>&amp;Remember it in the keyring</source>
   <translation>Im &amp;Schlüsselbund merken</translation>
  </message>
  <message>
   <source>It is kept once it has let you in</source>
   <translation>Es wird aufbewahrt, sobald Sie damit eingelassen wurden</translation>
  </message>
  <message>
   <source>&amp;Keep it until I quit</source>
   <translation>&amp;Bis zum Beenden merken</translation>
  </message>
  <message>
   <source>In memory, once it has let you in, and for 8 hours after it was last used at most; it goes unasked only to machines that it has been right on</source>
   <translation>Im Speicher, sobald Sie damit eingelassen wurden, und höchstens 8 Stunden nach der letzten Verwendung; ohne Frage geht es nur an Rechner, auf denen es schon richtig war</translation>
  </message>
  <message>
   <source>This is a one-time &amp;code</source>
   <translation>Das ist ein Einmal&amp;code</translation>
  </message>
  <message>
   <source>Each host is asked for its own, and nothing is kept</source>
   <translation>Jeder Rechner fragt nach seinem eigenen, und nichts wird gemerkt</translation>
  </message>
 </context>
 <context>
  <name>Reason</name>
  <message>
   <source>done</source>
   <translation>fertig</translation>
  </message>
  <message>
   <source>exit code</source>
   <translation>Exit-Code</translation>
  </message>
  <message>
   <source>ended by a signal</source>
   <translation>durch ein Signal beendet</translation>
  </message>
  <message>
   <source>interpreter missing</source>
   <translation>Interpreter fehlt</translation>
  </message>
  <message>
   <source>not executable</source>
   <translation>nicht ausführbar</translation>
  </message>
  <message>
   <source>restricted shell</source>
   <translation>eingeschränkte Shell</translation>
  </message>
  <message>
   <source>output not as expected</source>
   <translation>Ausgabe nicht wie erwartet</translation>
  </message>
  <message>
   <source>output limit</source>
   <translation>Grenze der Ausgabe</translation>
  </message>
  <message>
   <source>channel refused</source>
   <translation>Kanal verweigert</translation>
  </message>
  <message>
   <source>disk full here</source>
   <translation>Platte hier voll</translation>
  </message>
  <message>
   <source>no exit status</source>
   <translation>kein Exit-Status</translation>
  </message>
  <message>
   <source>disk full on the host</source>
   <translation>Platte des Rechners voll</translation>
  </message>
  <message>
   <source>name not found</source>
   <translation>Name nicht gefunden</translation>
  </message>
  <message>
   <source>connection refused</source>
   <translation>Verbindung verweigert</translation>
  </message>
  <message>
   <source>no route</source>
   <translation>kein Weg dorthin</translation>
  </message>
  <message>
   <source>no answer in time</source>
   <translation>keine Antwort in der Zeit</translation>
  </message>
  <message>
   <source>not an SSH server</source>
   <translation>kein SSH-Server</translation>
  </message>
  <message>
   <source>no common algorithm</source>
   <translation>kein gemeinsamer Algorithmus</translation>
  </message>
  <message>
   <source>closed by the server</source>
   <translation>vom Server geschlossen</translation>
  </message>
  <message>
   <source>server busy</source>
   <translation>Server ausgelastet</translation>
  </message>
  <message>
   <source>jump host failed</source>
   <translation>Sprungrechner gescheitert</translation>
  </message>
  <message>
   <source>too many open files here</source>
   <translation>hier zu viele offene Dateien</translation>
  </message>
  <message>
   <source>protocol error</source>
   <translation>Protokollfehler</translation>
  </message>
  <message>
   <source>login refused</source>
   <translation>Anmeldung abgelehnt</translation>
  </message>
  <message>
   <source>no way to log in left</source>
   <translation>kein Anmeldeweg übrig</translation>
  </message>
  <message>
   <source>wrong passphrase</source>
   <translation>falsche Passphrase</translation>
  </message>
  <message>
   <source>key file missing</source>
   <translation>Schlüsseldatei fehlt</translation>
  </message>
  <message>
   <source>key file unusable</source>
   <translation>Schlüsseldatei unbrauchbar</translation>
  </message>
  <message>
   <source>too many keys offered</source>
   <translation>zu viele Schlüssel angeboten</translation>
  </message>
  <message>
   <source>password expired</source>
   <translation>Passwort abgelaufen</translation>
  </message>
  <message>
   <source>question not answered</source>
   <translation>Frage nicht beantwortet</translation>
  </message>
  <message>
   <source>held back after denials</source>
   <translation>nach Ablehnungen zurückgehalten</translation>
  </message>
  <message>
   <source>wrong sudo password</source>
   <translation>falsches sudo-Passwort</translation>
  </message>
  <message>
   <source>sudo not allowed</source>
   <translation>sudo nicht erlaubt</translation>
  </message>
  <message>
   <source>sudo password needed</source>
   <translation>sudo-Passwort nötig</translation>
  </message>
  <message>
   <source>host key unknown</source>
   <translation>Host-Schlüssel unbekannt</translation>
  </message>
  <message>
   <source>host key changed</source>
   <translation>Host-Schlüssel geändert</translation>
  </message>
  <message>
   <source>host key revoked</source>
   <translation>Host-Schlüssel widerrufen</translation>
  </message>
  <message>
   <source>trusted by an authority only</source>
   <translation>nur durch eine Zertifizierungsstelle vertraut</translation>
  </message>
  <message>
   <source>known_hosts unreadable</source>
   <translation>known_hosts nicht lesbar</translation>
  </message>
  <message>
   <source>login took too long</source>
   <translation>Anmeldung dauerte zu lange</translation>
  </message>
  <message>
   <source>command took too long</source>
   <translation>Befehl dauerte zu lange</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <source>cancelled by quitting</source>
   <translation>durch Beenden abgebrochen</translation>
  </message>
  <message>
   <source>configuration not supported</source>
   <translation>Konfiguration nicht unterstützt</translation>
  </message>
  <message>
   <source>an earlier step failed</source>
   <translation>ein früherer Schritt misslang</translation>
  </message>
  <message>
   <source>too many failures before</source>
   <translation>zu viele Fehlschläge zuvor</translation>
  </message>
  <message>
   <source>stopped at a gate</source>
   <translation>an einem Tor angehalten</translation>
  </message>
  <message>
   <source>left out</source>
   <translation>ausgelassen</translation>
  </message>
  <message>
   <source>locked by another run</source>
   <translation>von einem anderen Lauf gesperrt</translation>
  </message>
  <message>
   <source>connection lost</source>
   <translation>Verbindung verloren</translation>
  </message>
  <message>
   <source>host fell silent</source>
   <translation>Rechner verstummte</translation>
  </message>
  <message>
   <source>not back after its reboot</source>
   <translation>nach dem Neustart nicht zurück</translation>
  </message>
  <message>
   <source>Rollcall ended</source>
   <translation>Rollcall endete</translation>
  </message>
  <message>
   <source>proxy command failed</source>
   <translation>Proxy-Befehl gescheitert</translation>
  </message>
 </context>
 <context>
  <name>RemoteState</name>
  <message>
   <source>not started</source>
   <translation>nicht gestartet</translation>
  </message>
  <message>
   <source>ended</source>
   <translation>beendet</translation>
  </message>
  <message>
   <source>ended, left something running</source>
   <translation>beendet, etwas läuft weiter</translation>
  </message>
  <message>
   <source>still running</source>
   <translation>läuft noch</translation>
  </message>
  <message>
   <source>unknown</source>
   <translation>unbekannt</translation>
  </message>
 </context>
 <context>
  <name>ResultsPage</name>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>What to do</source>
   <translation>Was zu tun ist</translation>
  </message>
  <message>
   <source>Results by outcome</source>
   <translation>Ergebnisse nach Ausgang</translation>
  </message>
  <message>
   <source>State of the run</source>
   <translation>Stand der Ausführung</translation>
  </message>
  <message>
   <source>Earlier runs of this tab</source>
   <translation>Frühere Ausführungen dieses Tabs</translation>
  </message>
  <message>
   <source>Problem with storing</source>
   <translation>Schwierigkeit beim Speichern</translation>
  </message>
 </context>
 <context>
  <name>SnippetDialog</name>
  <message>
   <source>Snippet</source>
   <translation>Snippet</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>&amp;Name</source>
   <translation>&amp;Name</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Disk usage</source>
   <translation>Plattenplatz</translation>
  </message>
  <message>
   <source>&amp;Folder</source>
   <translation>&amp;Ordner</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Folders may be nested: Storage/Disks</source>
   <translation>Ordner können verschachtelt sein: Speicher/Platten</translation>
  </message>
  <message>
   <source>&amp;Description</source>
   <translation>B&amp;eschreibung</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Beschreibung</translation>
  </message>
  <message>
   <source>&amp;Tags</source>
   <translation>&amp;Schlagwörter</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagwörter</translation>
  </message>
  <message>
   <source>&amp;Success exit codes</source>
   <translation>Exit-Codes für &amp;Erfolg</translation>
  </message>
  <message>
   <source>Exit codes that count as success</source>
   <translation>Exit-Codes, die als Erfolg zählen</translation>
  </message>
  <message>
   <source>0</source>
   <translation>0</translation>
  </message>
  <message>
   <source>Output &amp;must match</source>
   <translation>Ausgabe &amp;muss passen auf</translation>
  </message>
  <message>
   <source>Regular expression the output must match</source>
   <translation>Regulärer Ausdruck, auf den die Ausgabe passen muss</translation>
  </message>
  <message>
   <source>no rule</source>
   <translation>keine Regel</translation>
  </message>
  <message>
   <source>Output must n&amp;ot match</source>
   <translation>Ausgabe d&amp;arf nicht passen auf</translation>
  </message>
  <message>
   <source>Regular expression the output must not match</source>
   <translation>Regulärer Ausdruck, auf den die Ausgabe nicht passen darf</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Parameter</translation>
  </message>
  <message>
   <source>What is wrong</source>
   <translation>Was nicht stimmt</translation>
  </message>
 </context>
 <context>
  <name>SnippetsPanel</name>
  <message>
   <source>Search snippets</source>
   <translation>Snippets suchen</translation>
  </message>
  <message>
   <source>Snippets</source>
   <translation>Snippets</translation>
  </message>
  <message>
   <source>What to do</source>
   <translation>Was zu tun ist</translation>
  </message>
 </context>
 <context>
  <name>SshConfigImport</name>
  <message>
   <source>Import SSH configuration</source>
   <translation>SSH-Konfiguration importieren</translation>
  </message>
  <message>
   <source>Hosts to import</source>
   <translation>Rechner zum Importieren</translation>
  </message>
  <message>
   <source>Put them into &amp;group</source>
   <translation>In die &amp;Gruppe</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>no group</source>
   <translation>keine Gruppe</translation>
  </message>
 </context>
 <context>
  <name>StartOptionsText</name>
  <message>
   <source>Ask every host at once over SSH and read the answers.</source>
   <translation>Alle Rechner auf einmal über SSH fragen und die Antworten lesen.</translation>
  </message>
  <message>
   <source>Show this help.</source>
   <translation>Diese Hilfe zeigen.</translation>
  </message>
  <message>
   <source>Show the version.</source>
   <translation>Die Version zeigen.</translation>
  </message>
  <message>
   <source>Open the library of a running rollcall-fleet.</source>
   <translation>Die Bibliothek einer laufenden rollcall-fleet öffnen.</translation>
  </message>
  <message>
   <source>folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Open this library too, until it is closed; may be given again.</source>
   <translation>Auch diese Bibliothek öffnen, bis sie geschlossen wird; darf mehrmals stehen.</translation>
  </message>
  <message>
   <source>With --demo: press Run at once.</source>
   <translation>Mit --demo: sofort ausführen.</translation>
  </message>
  <message>
   <source>Save a picture of the window and quit; with --run, when the run has finished.</source>
   <translation>Ein Bild des Fensters speichern und beenden; mit --run, sobald die Ausführung zu Ende ist.</translation>
  </message>
  <message>
   <source>--run needs --demo.</source>
   <translation>--run braucht --demo.</translation>
  </message>
  <message>
   <source>--shot needs the name of a file.</source>
   <translation>--shot braucht den Namen einer Datei.</translation>
  </message>
  <message>
   <source>file.png</source>
   <translation>datei.png</translation>
  </message>
  <message>
   <source>Unexpected argument: %1</source>
   <translation>Unerwartetes Argument: %1</translation>
  </message>
 </context>
 <context>
  <name>Target</name>
  <message>
   <source>in the group %1</source>
   <translation>in der Gruppe %1</translation>
  </message>
  <message>
   <source>a name is missing</source>
   <translation>ein Name fehlt</translation>
  </message>
  <message>
   <source>that is more hosts than a target may have</source>
   <translation>das sind mehr Rechner, als ein Ziel haben darf</translation>
  </message>
  <message>
   <source>a quote is not closed</source>
   <translation>ein Anführungszeichen ist nicht geschlossen</translation>
  </message>
  <message>
   <source>a bracket is not closed</source>
   <translation>eine Klammer ist nicht geschlossen</translation>
  </message>
  <message>
   <source>two operators follow each other</source>
   <translation>zwei Operatoren folgen aufeinander</translation>
  </message>
  <message>
   <source>there is nothing before the operator</source>
   <translation>vor dem Operator steht nichts</translation>
  </message>
  <message>
   <source>there is nothing after the operator</source>
   <translation>nach dem Operator steht nichts</translation>
  </message>
  <message>
   <source>a port is a number from 1 to 65535</source>
   <translation>ein Port ist eine Zahl von 1 bis 65535</translation>
  </message>
  <message>
   <source>a range is written [1-3], an IPv6 address [2001:db8::1]:22</source>
   <translation>ein Bereich schreibt sich [1-3], eine IPv6-Adresse [2001:db8::1]:22</translation>
  </message>
  <message>
   <source>there is no user before the @</source>
   <translation>vor dem @ steht kein Benutzer</translation>
  </message>
  <message>
   <source>there is no host name</source>
   <translation>es fehlt ein Rechnername</translation>
  </message>
  <message>
   <source>a term is written tag:x, os:x, var.NAME=x or fact.NAME&gt;=x</source>
   <translation>eine Bedingung schreibt sich tag:x, os:x, var.NAME=x oder fact.NAME&gt;=x</translation>
  </message>
  <message>
   <source>a value is missing</source>
   <translation>es fehlt ein Wert</translation>
  </message>
  <message>
   <source>a variable is compared with = only</source>
   <translation>eine Variable wird nur mit = verglichen</translation>
  </message>
  <message>
   <source>only a number can be compared so</source>
   <translation>so lässt sich nur eine Zahl vergleichen</translation>
  </message>
  <message>
   <source>a range is written like [01-20,25] or [0-8/2], the smaller number first</source>
   <translation>ein Bereich schreibt sich wie [01-20,25] oder [0-8/2], die kleinere Zahl zuerst</translation>
  </message>
  <message>
   <source>an operator stands at the end of a line</source>
   <translation>ein Operator steht am Ende einer Zeile</translation>
  </message>
  <message>
   <source>a name has at most %1 characters</source>
   <translation>ein Name hat höchstens %1 Zeichen</translation>
  </message>
  <message>
   <source>%1; in the group %2</source>
   <translation>%1; in der Gruppe %2</translation>
  </message>
  <message>
   <source>groups are nested more than %1 deep</source>
   <translation>Gruppen sind mehr als %1-fach ineinander verschachtelt</translation>
  </message>
  <message>
   <source>so many names and patterns are more than can be looked up</source>
   <translation>so viele Namen und Muster sind mehr, als nachgesehen werden kann</translation>
  </message>
  <message>
   <source>the library %1 has one: %2</source>
   <translation>die Bibliothek %1 hat so etwas: %2</translation>
  </message>
  <message>
   <source>the library %1 has one, which no group of another library means; add it to the group's library, or make the group in your own</source>
   <translation>die Bibliothek %1 hat so einen, den aber keine Gruppe einer anderen Bibliothek meint; fügen Sie ihn der Bibliothek der Gruppe hinzu, oder legen Sie die Gruppe in Ihrer eigenen an</translation>
  </message>
  <message>
   <source>a host's name has no /</source>
   <translation>der Name eines Rechners enthält kein /</translation>
  </message>
  <message>
   <source>character %1 is %2</source>
   <translation>Zeichen %1 ist %2</translation>
  </message>
  <message>
   <source>a range of addresses is written like 192.0.2.[1-20]</source>
   <translation>ein Bereich von Adressen wird geschrieben wie 192.0.2.[1-20]</translation>
  </message>
  <message>
   <source>this is no IPv4 address, which has four numbers from 0 to 255</source>
   <translation>das ist keine IPv4-Adresse, die aus vier Zahlen von 0 bis 255 besteht</translation>
  </message>
  <message>
   <source>there are no parentheses here: a,b adds, a&amp;b keeps what is in both, a!b takes away, from left to right, and what is to be worked out first goes into a group</source>
   <translation>hier gibt es keine runden Klammern: a,b nimmt dazu, a&amp;b behält, was in beidem ist, a!b nimmt weg, von links nach rechts, und was zuerst gelten soll, kommt in eine Gruppe</translation>
  </message>
  <message>
   <source>a range is written like web-[01-20], a choice like web-[a,b]</source>
   <translation>ein Bereich wird geschrieben wie web-[01-20], eine Auswahl wie web-[a,b]</translation>
  </message>
  <message>
   <source>a range is written %1</source>
   <translation>ein Bereich wird geschrieben als %1</translation>
  </message>
  <message>
   <source>a host's name has no %1</source>
   <translation>der Name eines Rechners hat kein %1</translation>
  </message>
 </context>
 <context>
  <name>Verdict</name>
  <message>
   <source>Run it again on this host: nothing of it has run there.</source>
   <translation>Noch einmal auf diesem Rechner ausführen: Dort ist nichts davon gelaufen.</translation>
  </message>
  <message>
   <source>The server let us in, and the command may have started (%3). %4</source>
   <translation>Der Server ließ uns ein, und der Befehl kann begonnen haben (%3). %4</translation>
  </message>
  <message>
   <source>The command may have started, and was not over in the time that it had (%3). %4</source>
   <translation>Der Befehl kann begonnen haben und war in der Zeit, die er hatte, nicht zu Ende (%3). %4</translation>
  </message>
  <message>
   <source>The host fell silent when the command may have started (%3). %4</source>
   <translation>Der Rechner verstummte, als der Befehl begonnen haben kann (%3). %4</translation>
  </message>
  <message>
   <source>The connection broke when the command may have started (%3). %4</source>
   <translation>Die Verbindung brach ab, als der Befehl begonnen haben kann (%3). %4</translation>
  </message>
  <message>
   <source>The command had not started in the time that it had (%3).</source>
   <translation>Der Befehl hatte in der Zeit, die er hatte, nicht begonnen (%3).</translation>
  </message>
  <message>
   <source>The host fell silent before the command had started (%3).</source>
   <translation>Der Rechner verstummte, bevor der Befehl begonnen hatte (%3).</translation>
  </message>
  <message>
   <source>The connection broke before the command had started (%3).</source>
   <translation>Die Verbindung brach ab, bevor der Befehl begonnen hatte (%3).</translation>
  </message>
  <message>
   <source>The command ended well.</source>
   <translation>Der Befehl endete gut.</translation>
  </message>
  <message>
   <source>The command ended, but with which exit code is not known (%3).</source>
   <translation>Der Befehl hat geendet, aber mit welchem Exit-Code, ist nicht bekannt (%3).</translation>
  </message>
  <message>
   <source>The command ended with exit code %1.</source>
   <translation>Der Befehl endete mit dem Exit-Code %1.</translation>
  </message>
  <message>
   <source>The command was ended by the signal %2 (%3).</source>
   <translation>Der Befehl wurde durch das Signal %2 beendet (%3).</translation>
  </message>
  <message>
   <source>The interpreter is not installed on the host (%3).</source>
   <translation>Der Interpreter ist auf dem Rechner nicht installiert (%3).</translation>
  </message>
  <message>
   <source>The host has the command but may not execute it (exit code 126, %3).</source>
   <translation>Der Rechner hat den Befehl, darf ihn aber nicht ausführen (Exit-Code 126, %3).</translation>
  </message>
  <message>
   <source>The login shell of this user is restricted and starts no other one, so the script was not run (%3).</source>
   <translation>Die Login-Shell dieses Benutzers ist eingeschränkt und startet keine andere, daher lief das Skript nicht (%3).</translation>
  </message>
  <message>
   <source>The command ran, but its output is not what the snippet expects (%3).</source>
   <translation>Der Befehl lief, aber seine Ausgabe ist nicht, was das Snippet erwartet (%3).</translation>
  </message>
  <message>
   <source>The output reached its limit (%3); what came before it is kept. %4</source>
   <translation>Die Ausgabe erreichte ihre Grenze (%3); was davor kam, ist aufgehoben. %4</translation>
  </message>
  <message>
   <source>The server let us in but would not start the command (%3).</source>
   <translation>Der Server ließ uns ein, wollte den Befehl aber nicht starten (%3).</translation>
  </message>
  <message>
   <source>This computer has no room left for the output (%3).</source>
   <translation>Auf diesem Computer ist kein Platz mehr für die Ausgabe (%3).</translation>
  </message>
  <message>
   <source>The host has no room left for the file (%3).</source>
   <translation>Der Rechner hat keinen Platz mehr für die Datei (%3).</translation>
  </message>
  <message>
   <source>The name cannot be resolved to an address (%3).</source>
   <translation>Der Name lässt sich nicht zu einer Adresse auflösen (%3).</translation>
  </message>
  <message>
   <source>The host answered, but nothing listens on that port (%3).</source>
   <translation>Der Rechner antwortete, aber an diesem Port lauscht nichts (%3).</translation>
  </message>
  <message>
   <source>There is no way to this address (%3).</source>
   <translation>Zu dieser Adresse führt kein Weg (%3).</translation>
  </message>
  <message>
   <source>The host did not answer in time (%3).</source>
   <translation>Der Rechner antwortete nicht in der Zeit (%3).</translation>
  </message>
  <message>
   <source>What answered there is not an SSH server (%3).</source>
   <translation>Was dort antwortete, ist kein SSH-Server (%3).</translation>
  </message>
  <message>
   <source>The server and Rollcall have no algorithm in common (%3).</source>
   <translation>Der Server und Rollcall haben keinen Algorithmus gemeinsam (%3).</translation>
  </message>
  <message>
   <source>The server closed the connection before the login (%3).</source>
   <translation>Der Server schloss die Verbindung vor der Anmeldung (%3).</translation>
  </message>
  <message>
   <source>The server takes no more connections just now (%3).</source>
   <translation>Der Server nimmt gerade keine weiteren Verbindungen an (%3).</translation>
  </message>
  <message>
   <source>The jump host could not make the connection (%3).</source>
   <translation>Der Sprungrechner konnte die Verbindung nicht herstellen (%3).</translation>
  </message>
  <message>
   <source>This computer allows no more open connections (%3).</source>
   <translation>Dieser Computer lässt keine weiteren offenen Verbindungen zu (%3).</translation>
  </message>
  <message>
   <source>The connection broke because what came was not proper SSH (%3).</source>
   <translation>Die Verbindung brach ab, weil das Empfangene kein richtiges SSH war (%3).</translation>
  </message>
  <message>
   <source>The server refused the login (%3).</source>
   <translation>Der Server lehnte die Anmeldung ab (%3).</translation>
  </message>
  <message>
   <source>The server accepts none of the ways to log in that are set up (%3).</source>
   <translation>Der Server nimmt keinen der eingerichteten Anmeldewege an (%3).</translation>
  </message>
  <message>
   <source>The passphrase does not open the key (%3).</source>
   <translation>Die Passphrase öffnet den Schlüssel nicht (%3).</translation>
  </message>
  <message>
   <source>The key file does not exist (%3).</source>
   <translation>Die Schlüsseldatei gibt es nicht (%3).</translation>
  </message>
  <message>
   <source>The key file cannot be used (%3).</source>
   <translation>Die Schlüsseldatei ist nicht zu gebrauchen (%3).</translation>
  </message>
  <message>
   <source>The server gave up after too many keys (%3).</source>
   <translation>Der Server gab nach zu vielen Schlüsseln auf (%3).</translation>
  </message>
  <message>
   <source>The password has expired and the server asks for a new one (%3).</source>
   <translation>Das Passwort ist abgelaufen, und der Server verlangt ein neues (%3).</translation>
  </message>
  <message>
   <source>A question had to be answered for the login, and it was not (%3).</source>
   <translation>Für die Anmeldung war eine Frage zu beantworten, und sie wurde es nicht (%3).</translation>
  </message>
  <message>
   <source>Held back, because the same login had just been refused elsewhere (%3).</source>
   <translation>Zurückgehalten, weil dieselbe Anmeldung eben anderswo abgelehnt wurde (%3).</translation>
  </message>
  <message>
   <source>The password for sudo was wrong (%3).</source>
   <translation>Das Passwort für sudo war falsch (%3).</translation>
  </message>
  <message>
   <source>The user may not run this through sudo (%3).</source>
   <translation>Der Benutzer darf das nicht über sudo ausführen (%3).</translation>
  </message>
  <message>
   <source>sudo asks for a password there, and none could be given (%3).</source>
   <translation>sudo fragt dort nach einem Passwort, und es konnte keines angegeben werden (%3).</translation>
  </message>
  <message>
   <source>The host&apos;s key is not known yet (%3).</source>
   <translation>Der Schlüssel des Rechners ist noch nicht bekannt (%3).</translation>
  </message>
  <message>
   <source>The host showed another key than the one on file (%3). Nothing was sent to it.</source>
   <translation>Der Rechner zeigte einen anderen Schlüssel als den hinterlegten (%3). Nichts wurde an ihn geschickt.</translation>
  </message>
  <message>
   <source>The host&apos;s key is marked as revoked (%3). Nothing was sent to it.</source>
   <translation>Der Schlüssel des Rechners ist als widerrufen vermerkt (%3). Nichts wurde an ihn geschickt.</translation>
  </message>
  <message>
   <source>The host is trusted only through a certificate authority, which Rollcall cannot check yet (%3).</source>
   <translation>Dem Rechner wird nur durch eine Zertifizierungsstelle vertraut, was Rollcall noch nicht prüfen kann (%3).</translation>
  </message>
  <message>
   <source>The file of known host keys cannot be read (%3).</source>
   <translation>Die Datei der bekannten Host-Schlüssel lässt sich nicht lesen (%3).</translation>
  </message>
  <message>
   <source>The login was not over in time (%3).</source>
   <translation>Die Anmeldung war nicht in der Zeit fertig (%3).</translation>
  </message>
  <message>
   <source>The command ran longer than allowed (%3). %4</source>
   <translation>Der Befehl lief länger als erlaubt (%3). %4</translation>
  </message>
  <message>
   <source>Its output had not ended in time (%3). %4</source>
   <translation>Die Ausgabe des Befehls war nicht rechtzeitig zu Ende (%3). %4</translation>
  </message>
  <message>
   <source>Cancelled. %4</source>
   <translation>Abgebrochen. %4</translation>
  </message>
  <message>
   <source>Cancelled because Rollcall was quit. %4</source>
   <translation>Abgebrochen, weil Rollcall beendet wurde. %4</translation>
  </message>
  <message>
   <source>Not connected to: %3</source>
   <translation>Nicht verbunden: %3</translation>
  </message>
  <message>
   <source>Not started, because an earlier step failed on this host (%3).</source>
   <translation>Nicht gestartet, weil auf diesem Rechner ein früherer Schritt misslang (%3).</translation>
  </message>
  <message>
   <source>Not started, because too many other hosts had failed (%3).</source>
   <translation>Nicht gestartet, weil zu viele andere Rechner fehlgeschlagen waren (%3).</translation>
  </message>
  <message>
   <source>Not started, because the run did not get past a gate (%3).</source>
   <translation>Nicht gestartet, weil der Lauf nicht durch ein Tor kam (%3).</translation>
  </message>
  <message>
   <source>Left out of this run (%3).</source>
   <translation>Aus diesem Lauf ausgelassen (%3).</translation>
  </message>
  <message>
   <source>Not started, because another run holds this machine (%3).</source>
   <translation>Nicht gestartet, weil ein anderer Lauf diesen Rechner hält (%3).</translation>
  </message>
  <message>
   <source>The connection broke while the command ran (%3). %4</source>
   <translation>Die Verbindung brach ab, während der Befehl lief (%3). %4</translation>
  </message>
  <message>
   <source>The host fell silent while the command ran (%3). %4</source>
   <translation>Der Rechner verstummte, während der Befehl lief (%3). %4</translation>
  </message>
  <message>
   <source>The connection broke before all of the output had come (%3).</source>
   <translation>Die Verbindung brach ab, bevor die ganze Ausgabe da war (%3).</translation>
  </message>
  <message>
   <source>The host fell silent before all of the output had come (%3).</source>
   <translation>Der Rechner verstummte, bevor die ganze Ausgabe da war (%3).</translation>
  </message>
  <message>
   <source>The end of its output may be missing: run it again if that matters.</source>
   <translation>Das Ende der Ausgabe kann fehlen: Führen Sie es noch einmal aus, wenn es darauf ankommt.</translation>
  </message>
  <message>
   <source>The host was told to reboot and has not come back in time (%3).</source>
   <translation>Der Rechner sollte neu starten und kam nicht rechtzeitig zurück (%3).</translation>
  </message>
  <message>
   <source>Rollcall ended before the run did, so nobody saw the end of the command (%3). %4</source>
   <translation>Rollcall endete vor dem Lauf; das Ende des Befehls hat niemand gesehen (%3). %4</translation>
  </message>
  <message>
   <source>Read its error output, or say in the snippet which exit codes are fine.</source>
   <translation>Lesen Sie die Fehlerausgabe, oder sagen Sie im Snippet, welche Exit-Codes in Ordnung sind.</translation>
  </message>
  <message>
   <source>Look in the host&apos;s log for who sent it: the out-of-memory killer sends KILL.</source>
   <translation>Sehen Sie im Protokoll des Rechners nach, wer es schickte: Der Speicherwächter schickt KILL.</translation>
  </message>
  <message>
   <source>Install it there, or choose another interpreter.</source>
   <translation>Installieren Sie ihn dort, oder wählen Sie einen anderen Interpreter.</translation>
  </message>
  <message>
   <source>Check its permissions, and whether its file system is mounted noexec.</source>
   <translation>Prüfen Sie die Rechte und ob das Dateisystem mit noexec eingehängt ist.</translation>
  </message>
  <message>
   <source>Run what it allows as commands, or log in as a user with another shell.</source>
   <translation>Führen Sie als Befehle aus, was sie erlaubt, oder melden Sie sich als Benutzer mit einer anderen Shell an.</translation>
  </message>
  <message>
   <source>Read the output, or correct the snippet&apos;s rule.</source>
   <translation>Lesen Sie die Ausgabe, oder berichtigen Sie die Regel des Snippets.</translation>
  </message>
  <message>
   <source>Raise the output limit, or let the command say less.</source>
   <translation>Erhöhen Sie die Grenze der Ausgabe, oder lassen Sie den Befehl weniger sagen.</translation>
  </message>
  <message>
   <source>Look for ForceCommand, MaxSessions or a restricted shell in its configuration.</source>
   <translation>Suchen Sie in seiner Konfiguration nach ForceCommand, MaxSessions oder einer eingeschränkten Shell.</translation>
  </message>
  <message>
   <source>Free some space or delete old runs, then run again on the failed hosts.</source>
   <translation>Schaffen Sie Platz oder löschen Sie alte Ausführungen, dann noch einmal auf den misslungenen Rechnern.</translation>
  </message>
  <message>
   <source>Read its output: some devices never say how a command ended.</source>
   <translation>Lesen Sie seine Ausgabe: Manche Geräte sagen nie, wie ein Befehl geendet hat.</translation>
  </message>
  <message>
   <source>Free some space there, or choose another folder; then run again on the failed hosts.</source>
   <translation>Schaffen Sie dort Platz, oder wählen Sie einen anderen Ordner; führen Sie es dann auf den fehlgeschlagenen Rechnern noch einmal aus.</translation>
  </message>
  <message>
   <source>Check the spelling and the name server, or give the host an address.</source>
   <translation>Prüfen Sie die Schreibweise und den Namensserver, oder geben Sie dem Rechner eine Adresse.</translation>
  </message>
  <message>
   <source>Check the port, and whether sshd runs there.</source>
   <translation>Prüfen Sie den Port und ob dort sshd läuft.</translation>
  </message>
  <message>
   <source>Check the network, the VPN and the address.</source>
   <translation>Prüfen Sie das Netz, das VPN und die Adresse.</translation>
  </message>
  <message>
   <source>Check whether it is up and whether a firewall drops the packets, or raise the connect time-out.</source>
   <translation>Prüfen Sie, ob er läuft und ob eine Firewall die Pakete verwirft, oder erhöhen Sie die Zeitgrenze fürs Verbinden.</translation>
  </message>
  <message>
   <source>Check the port.</source>
   <translation>Prüfen Sie den Port.</translation>
  </message>
  <message>
   <source>Look in its log; a deny list or a limit for this address closes connections like this.</source>
   <translation>Sehen Sie in sein Protokoll; eine Sperrliste oder eine Grenze für diese Adresse schließt Verbindungen auf diese Weise.</translation>
  </message>
  <message>
   <source>Run again on the failed hosts with a smaller fan-out, or raise MaxStartups there. After failed logins OpenSSH 9.8 and newer say the same for a while (PerSourcePenalties): wait, then.</source>
   <translation>Auf den misslungenen Rechnern mit weniger Parallelität noch einmal ausführen, oder dort MaxStartups erhöhen. Nach misslungenen Anmeldungen sagt OpenSSH ab 9.8 eine Zeit lang dasselbe (PerSourcePenalties): dann warten.</translation>
  </message>
  <message>
   <source>Try the jump host by itself; then check whether it may reach this host.</source>
   <translation>Versuchen Sie den Sprungrechner allein; prüfen Sie dann, ob er diesen Rechner erreichen darf.</translation>
  </message>
  <message>
   <source>Lower the fan-out, or raise the limit of open files (ulimit -n).</source>
   <translation>Verringern Sie die Parallelität, oder erhöhen Sie die Grenze offener Dateien (ulimit -n).</translation>
  </message>
  <message>
   <source>Run it again; if it stays, keep the host&apos;s connection log for the report.</source>
   <translation>Noch einmal ausführen; wenn es bleibt, heben Sie das Verbindungsprotokoll des Rechners für den Fehlerbericht auf.</translation>
  </message>
  <message>
   <source>Check the user name and the identity of this host.</source>
   <translation>Prüfen Sie Benutzernamen und Identität dieses Rechners.</translation>
  </message>
  <message>
   <source>Add a key or password that it accepts to the identity.</source>
   <translation>Fügen Sie der Identität einen Schlüssel oder ein Passwort hinzu, das er annimmt.</translation>
  </message>
  <message>
   <source>Run again and type it once more.</source>
   <translation>Noch einmal ausführen und sie noch einmal eintippen.</translation>
  </message>
  <message>
   <source>Correct the path in the identity or in ssh_config.</source>
   <translation>Berichtigen Sie den Pfad in der Identität oder in ssh_config.</translation>
  </message>
  <message>
   <source>Check its permissions and its format; ssh-keygen -y -f FILE tells.</source>
   <translation>Prüfen Sie Rechte und Format; ssh-keygen -y -f DATEI sagt es.</translation>
  </message>
  <message>
   <source>Name the one right key in the identity, or set IdentitiesOnly for this host.</source>
   <translation>Nennen Sie in der Identität den einen richtigen Schlüssel, oder setzen Sie für diesen Rechner IdentitiesOnly.</translation>
  </message>
  <message>
   <source>Log in once in a terminal and change it.</source>
   <translation>Melden Sie sich einmal in einem Terminal an und ändern Sie es.</translation>
  </message>
  <message>
   <source>Run again and answer it, or use a key that needs no question.</source>
   <translation>Noch einmal ausführen und antworten, oder einen Schlüssel benutzen, der keine Frage braucht.</translation>
  </message>
  <message>
   <source>Correct the identity, then run again on these hosts.</source>
   <translation>Berichtigen Sie die Identität, dann noch einmal auf diesen Rechnern ausführen.</translation>
  </message>
  <message>
   <source>Run again and type the sudo password of that user on that host once more.</source>
   <translation>Führen Sie es noch einmal aus, und geben Sie das sudo-Passwort dieses Benutzers auf diesem Rechner erneut ein.</translation>
  </message>
  <message>
   <source>Look at sudo -l on the host, or log in as a user that may.</source>
   <translation>Sehen Sie auf dem Rechner mit sudo -l nach, oder melden Sie sich als ein Benutzer an, der es darf.</translation>
  </message>
  <message>
   <source>Run again where you can be asked for it, or allow this command there without one (NOPASSWD).</source>
   <translation>Führen Sie es dort noch einmal aus, wo Sie danach gefragt werden können, oder erlauben Sie diesen Befehl auf dem Rechner ohne Passwort (NOPASSWD).</translation>
  </message>
  <message>
   <source>Compare its fingerprint with the one on the host; then run again and accept it, or add it to known_hosts.</source>
   <translation>Vergleichen Sie seinen Fingerabdruck mit dem auf dem Rechner; starten Sie dann noch einmal und nehmen Sie ihn an, oder tragen Sie ihn in known_hosts ein.</translation>
  </message>
  <message>
   <source>Find out why. If it was set up anew, remove the old line from known_hosts.</source>
   <translation>Finden Sie heraus, warum. Wurde er neu aufgesetzt, entfernen Sie die alte Zeile aus known_hosts.</translation>
  </message>
  <message>
   <source>Give the host a new key; a revoked one may be in other hands.</source>
   <translation>Geben Sie dem Rechner einen neuen Schlüssel; ein widerrufener kann in anderen Händen sein.</translation>
  </message>
  <message>
   <source>Add the host&apos;s own key to known_hosts.</source>
   <translation>Nehmen Sie den eigenen Schlüssel des Rechners in known_hosts auf.</translation>
  </message>
  <message>
   <source>Check its permissions; without it no host can be trusted.</source>
   <translation>Prüfen Sie die Rechte; ohne sie kann keinem Rechner vertraut werden.</translation>
  </message>
  <message>
   <source>Look whether the host is overloaded or its name server is slow, or raise the time-out.</source>
   <translation>Sehen Sie nach, ob der Rechner überlastet oder sein Namensserver langsam ist, oder erhöhen Sie die Zeitgrenze.</translation>
  </message>
  <message>
   <source>Raise the time-out, or find out what it waits for.</source>
   <translation>Erhöhen Sie die Zeitgrenze, oder finden Sie heraus, worauf er wartet.</translation>
  </message>
  <message>
   <source>Let what shall go on write elsewhere: COMMAND &gt;/dev/null 2&gt;&amp;1 &amp;</source>
   <translation>Lassen Sie, was weiterlaufen soll, anderswohin schreiben: BEFEHL &gt;/dev/null 2&gt;&amp;1 &amp;</translation>
  </message>
  <message>
   <source>Run it again on the hosts that did not end.</source>
   <translation>Noch einmal auf den Rechnern ausführen, die nicht fertig wurden.</translation>
  </message>
  <message>
   <source>Correct that step first.</source>
   <translation>Berichtigen Sie zuerst diesen Schritt.</translation>
  </message>
  <message>
   <source>Look at the hosts that failed, then run again on the skipped ones.</source>
   <translation>Sehen Sie sich die fehlgeschlagenen Rechner an, und führen Sie es dann auf den übersprungenen noch einmal aus.</translation>
  </message>
  <message>
   <source>Look at what had run before it, then run again on the skipped hosts.</source>
   <translation>Sehen Sie sich an, was davor gelaufen war, und führen Sie es dann auf den übersprungenen Rechnern noch einmal aus.</translation>
  </message>
  <message>
   <source>Look whether it still runs there from before, then run again on this host.</source>
   <translation>Sehen Sie nach, ob es dort noch von vorher läuft, und führen Sie es dann auf diesem Rechner noch einmal aus.</translation>
  </message>
  <message>
   <source>Wait for the other run's end, then run again on this host.</source>
   <translation>Warten Sie das Ende des anderen Laufs ab, und führen Sie es dann auf diesem Rechner noch einmal aus.</translation>
  </message>
  <message>
   <source>Look on the host whether the command finished before running it again.</source>
   <translation>Sehen Sie auf dem Rechner nach, ob der Befehl fertig wurde, bevor Sie ihn noch einmal ausführen.</translation>
  </message>
  <message>
   <source>Correct that line of ssh_config, or take it out for this host.</source>
   <translation>Berichtigen Sie diese Zeile in ssh_config, oder nehmen Sie sie für diesen Rechner heraus.</translation>
  </message>
  <message>
   <source>Let the server allow one that Rollcall knows as well; a newer libssh may know more.</source>
   <translation>Lassen Sie den Server einen erlauben, den auch Rollcall kennt; ein neueres libssh kennt vielleicht mehr.</translation>
  </message>
  <message>
   <source>Look whether it is still up, and whether the command finished.</source>
   <translation>Sehen Sie nach, ob er noch läuft und ob der Befehl fertig wurde.</translation>
  </message>
  <message>
   <source>Look at its console: it may hang while starting, or have come back with another address.</source>
   <translation>Sehen Sie auf seiner Konsole nach: Vielleicht hängt er beim Starten, oder er kam mit einer anderen Adresse zurück.</translation>
  </message>
  <message>
   <source>It had not started.</source>
   <translation>Er hatte noch nicht begonnen.</translation>
  </message>
  <message>
   <source>The command has ended on the host.</source>
   <translation>Der Befehl ist auf dem Rechner beendet.</translation>
  </message>
  <message>
   <source>It was ended by the signal %2; what it started still runs and holds its output.</source>
   <translation>Das Signal %2 beendete ihn; was er gestartet hat, läuft noch und hält seine Ausgabe offen.</translation>
  </message>
  <message>
   <source>It ended with exit code %1; what it started still runs and holds its output.</source>
   <translation>Er endete mit Exit-Code %1; was er gestartet hat, läuft noch und hält seine Ausgabe offen.</translation>
  </message>
  <message>
   <source>The command is still running on the host.</source>
   <translation>Der Befehl läuft auf dem Rechner noch.</translation>
  </message>
  <message>
   <source>Whether the command still runs on the host is not known.</source>
   <translation>Ob der Befehl auf dem Rechner noch läuft, ist nicht bekannt.</translation>
  </message>
  <message>
   <source>Update the server, or allow old algorithms (SHA-1) for its group or for the host alone.</source>
   <translation>Aktualisieren Sie den Server, oder erlauben Sie alte Algorithmen (SHA-1) für seine Gruppe oder nur für diesen Rechner.</translation>
  </message>
  <message>
   <source>Jump host %1: %2</source>
   <translation>Sprungrechner %1: %2</translation>
  </message>
  <message>
   <source>It would not forward to the next host (%3).</source>
   <translation>Er wollte nicht zum nächsten Rechner weiterleiten (%3).</translation>
  </message>
  <message>
   <source>The ProxyCommand that leads to the host failed (%3).</source>
   <translation>Das ProxyCommand, das zum Rechner führt, ist gescheitert (%3).</translation>
  </message>
  <message>
   <source>Run it in a terminal; ssh_config says it for this host.</source>
   <translation>Führen Sie es in einem Terminal aus; es steht für diesen Rechner in ssh_config.</translation>
  </message>
  <message>
   <source>Read what the server says: that may be why. If not, check the user name and the identity of this host.</source>
   <translation>Lesen Sie, was der Server sagt: Das kann der Grund sein. Wenn nicht, prüfen Sie den Benutzernamen und die Identität dieses Rechners.</translation>
  </message>
  <message>
   <source>Read what the server says: that may be why. If not, add a key or password that it accepts to the identity.</source>
   <translation>Lesen Sie, was der Server sagt: Das kann der Grund sein. Wenn nicht, fügen Sie der Identität einen Schlüssel oder ein Passwort hinzu, die er annimmt.</translation>
  </message>
 </context>
 <context>
  <name>WayText</name>
  <message>
   <source>said for this run</source>
   <translation>für diesen Lauf gesagt</translation>
  </message>
  <message>
   <source>from the library “%1”</source>
   <translation>aus der Bibliothek „%1“</translation>
  </message>
  <message>
   <source>from ssh_config</source>
   <translation>aus ssh_config</translation>
  </message>
  <message>
   <source>%1: old algorithms (SHA-1, CBC) are allowed; %2.</source>
   <translation>%1: Alte Algorithmen (SHA-1, CBC) sind erlaubt; %2.</translation>
  </message>
  <message>
   <source>%1: through %3; %2.</source>
   <translation>%1: über %3; %2.</translation>
  </message>
  <message>
   <source>%1 through %2</source>
   <translation>%1 über %2</translation>
  </message>
  <message>
   <source>%1: the library “%2” leads to %3 by this name; without it ssh would go to %4.</source>
   <translation>%1: Die Bibliothek „%2“ führt unter diesem Namen zu %3; ohne sie ginge ssh zu %4.</translation>
  </message>
  <message>
   <source>%1: a production host, for it is %3 of the library “%2”.</source>
   <translation>%1: ein Produktionsrechner, denn es ist %3 aus der Bibliothek „%2“.</translation>
  </message>
  <message>
   <source>%1: through a production host, %3 of the library “%2”.</source>
   <translation>%1: über einen Produktionsrechner, %3 aus der Bibliothek „%2“.</translation>
  </message>
  <message>
   <source>%1: counts as in production, for whether it is is not known. %2</source>
   <translation>%1: gilt als Produktion, denn ob es dazugehört, ist nicht bekannt. %2</translation>
  </message>
  <message numerus="yes">
   <source>… and %n more such remark(s).</source>
   <translation>
    <numerusform>… und %n weiterer solcher Hinweis.</numerusform>
    <numerusform>… und %n weitere solche Hinweise.</numerusform>
   </translation>
  </message>
  <message>
   <source>%1: the library “%2” leads elsewhere than ssh_config, of which is left out for it: %3.</source>
   <translation>%1: Die Bibliothek „%2“ führt anderswohin als ssh_config; davon gilt hier nicht: %3.</translation>
  </message>
  <message>
   <source>%1: commands there may sign with every key of your agent; %2.</source>
   <translation>%1: Befehle dort dürfen mit jedem Schlüssel Ihres Agenten unterschreiben; %2.</translation>
  </message>
  <message>
   <source>%1: commands there may sign with these of your agent's keys: %3; %2.</source>
   <translation>%1: Befehle dort dürfen mit diesen Schlüsseln Ihres Agenten unterschreiben: %3; %2.</translation>
  </message>
  <message>
   <source>%1: through the program %3; %2.</source>
   <translation>%1: über das Programm %3; %2.</translation>
  </message>
 </context>
 <context>
  <name>WelcomePage</name>
  <message>
   <source>Ask every host at once</source>
   <translation>Alle Rechner auf einmal fragen</translation>
  </message>
  <message>
   <source>Saved groups of hosts, saved commands, one click – and every answer in one table.
There are no hosts here yet. Where shall they come from?</source>
   <translation>Gespeicherte Gruppen, gespeicherte Befehle, ein Klick – und alle Antworten in einer Tabelle.
Hier gibt es noch keine Rechner. Woher sollen sie kommen?</translation>
  </message>
  <message>
   <source>Try the demo fleet</source>
   <translation>Die Demo-Flotte ausprobieren</translation>
  </message>
  <message>
   <source>Import ~/.ssh/config</source>
   <translation>~/.ssh/config importieren</translation>
  </message>
  <message>
   <source>Import the hosts of the SSH configuration</source>
   <translation>Die Rechner der SSH-Konfiguration importieren</translation>
  </message>
  <message>
   <source>New group</source>
   <translation>Neue Gruppe</translation>
  </message>
  <message>
   <source>Type or paste host names; they are saved as plain files.</source>
   <translation>Rechnernamen tippen oder einfügen; sie werden als einfache Dateien gespeichert.</translation>
  </message>
  <message>
   <source>Open a shared library</source>
   <translation>Eine gemeinsame Bibliothek öffnen</translation>
  </message>
  <message>
   <source>A folder that a colleague, git or a network share gave you.</source>
   <translation>Ein Ordner von einem Kollegen, aus git oder von einem Netzlaufwerk.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::cli::Questions</name>
  <message numerus="yes">
   <source>The keys of %n host(s) are not known yet:</source>
   <translation>
    <numerusform>Der Schlüssel von %n Rechner ist noch nicht bekannt:</numerusform>
    <numerusform>Die Schlüssel von %n Rechnern sind noch nicht bekannt:</numerusform>
   </translation>
  </message>
  <message>
   <source>Accept and remember them? Type yes or no: </source>
   <translation>Annehmen und merken? Tippen Sie yes oder no: </translation>
  </message>
  <message numerus="yes">
   <source>%1 asks, and %n host(s) wait for the answer.</source>
   <translation>
    <numerusform>%1 fragt, und %n Rechner wartet auf die Antwort.</numerusform>
    <numerusform>%1 fragt, und %n Rechner warten auf die Antwort.</numerusform>
   </translation>
  </message>
  <message>
   <source>%1 asks.</source>
   <translation>%1 fragt.</translation>
  </message>
  <message>
   <source>Identity: %1.</source>
   <translation>Identität: %1.</translation>
  </message>
  <message>
   <source>Ctrl+D leaves it out.</source>
   <translation>Strg+D lässt ihn aus.</translation>
  </message>
  <message>
   <source>Key file: %1.</source>
   <translation>Schlüsseldatei: %1.</translation>
  </message>
  <message>
   <source>Passphrase:</source>
   <translation>Passphrase:</translation>
  </message>
  <message>
   <source>Password:</source>
   <translation>Passwort:</translation>
  </message>
  <message>
   <source>It is not kept: several hosts can ask for it, and they have no identity that says &quot;password: keyring&quot;.</source>
   <translation>Es wird nicht gemerkt: Mehrere Rechner können danach fragen, und sie haben keine Identität, die „password: keyring“ sagt.</translation>
  </message>
  <message numerus="yes">
   <source>%n host(s) are new under “%1”: the password has not been right there yet.</source>
   <translation>
    <numerusform>%n Rechner ist neu unter „%1“: Dort war das Passwort noch nie richtig.</numerusform>
    <numerusform>%n Rechner sind neu unter „%1“: Dort war das Passwort noch nie richtig.</numerusform>
   </translation>
  </message>
  <message>
   <source>Send the password there, or leave them out? Type yes or no: </source>
   <translation>Das Passwort dorthin senden (sonst werden sie ausgelassen)? Tippen Sie yes oder no: </translation>
  </message>
  <message>
   <source>%1 asks. No other host gets the answer.</source>
   <translation>%1 fragt. Kein anderer Rechner bekommt die Antwort.</translation>
  </message>
  <message numerus="yes">
   <source>%1 asks. %n host(s) get the answer: %2.</source>
   <translation>
    <numerusform>%1 fragt. %n Rechner bekommt die Antwort: %2.</numerusform>
    <numerusform>%1 fragt. %n Rechner bekommen die Antwort: %2.</numerusform>
   </translation>
  </message>
  <message>
   <source>Return alone leaves %1 out: what was typed is then tried on another host.</source>
   <translation>Nur Eingabe lässt %1 aus: Was getippt wurde, wird dann auf einem anderen Rechner versucht.</translation>
  </message>
  <message>
   <source>If it is a one-time code, end it with Ctrl+O in place of Return: each host is then asked for its own.</source>
   <translation>Ist es ein Einmalcode, schließen Sie ihn mit Strg+O statt Eingabe ab: Dann fragt jeder Rechner nach seinem eigenen.</translation>
  </message>
  <message>
   <source>Another try:</source>
   <translation>Noch ein Versuch:</translation>
  </message>
 </context>
 <context>
  <name>rollcall::cli::Runner</name>
  <message>
   <source>Quitting; what runs on the hosts is left to itself.</source>
   <translation>Beendet; was auf den Rechnern läuft, bleibt sich selbst überlassen.</translation>
  </message>
  <message>
   <source>Cancelling; asking each host what became of its command. Ctrl-C again quits.</source>
   <translation>Bricht ab und fragt jeden Rechner, was aus seinem Befehl geworden ist. Noch einmal Strg-C beendet.</translation>
  </message>
  <message numerus="yes">
   <source>%n host(s), %1 steps each</source>
   <translation>
    <numerusform>%n Rechner, %1 Schritte</numerusform>
    <numerusform>%n Rechner, je %1 Schritte</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n host(s)</source>
   <translation>
    <numerusform>%n Rechner</numerusform>
    <numerusform>%n Rechner</numerusform>
   </translation>
  </message>
  <message>
   <source>%1: %2, in %3 s</source>
   <comment>3 hosts: 3 ok, in 1.2 s</comment>
   <translation>%1: %2, in %3 s</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::AccessFields</name>
  <message>
   <source>Saving again overwrites it.</source>
   <translation>Erneutes Speichern überschreibt sie.</translation>
  </message>
  <message>
   <source>your own ways</source>
   <translation>die eigenen Wege</translation>
  </message>
  <message>
   <source>not said</source>
   <translation>nicht angegeben</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::Composer</name>
  <message>
   <source>The snippet “%1” was changed; this is what it said before.</source>
   <translation>Das Snippet „%1“ wurde geändert; dies hat es vorher gesagt.</translation>
  </message>
  <message numerus="yes">
   <source>Only %Ln of its hosts: %1</source>
   <translation>
    <numerusform>Nur %Ln seiner Rechner: %1</numerusform>
    <numerusform>Nur %Ln seiner Rechner: %1</numerusform>
   </translation>
  </message>
  <message>
   <source>login shell</source>
   <translation>Login-Shell</translation>
  </message>
  <message>
   <source>Unfold the composer</source>
   <translation>Eingabe ausklappen</translation>
  </message>
  <message>
   <source>This is not what the snippet “%1” says today.</source>
   <translation>Das Snippet „%1“ lautet heute anders.</translation>
  </message>
  <message>
   <source>The snippet “%1” was changed: this is what it says today.</source>
   <translation>Das Snippet „%1“ wurde geändert: So lautet es heute.</translation>
  </message>
  <message>
   <source>Run would start: %1</source>
   <translation>„Ausführen“ würde starten: %1</translation>
  </message>
  <message>
   <source>The snippet “%1” was changed meanwhile: what you edit here began with what it said before.</source>
   <translation>Das Snippet „%1“ wurde inzwischen geändert: Was Sie hier bearbeiten, ging von dem aus, was er vorher sagte.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::FollowedSnippet</name>
  <message>
   <source>The snippet “%1” is not there any more: this is what it said.</source>
   <translation>Das Snippet „%1“ gibt es nicht mehr: So lautete es.</translation>
  </message>
  <message>
   <source>The library of the snippet “%1” is not open: this is what the snippet said.</source>
   <translation>Die Bibliothek des Snippets „%1“ ist nicht geöffnet: So lautete das Snippet.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::LaunchController</name>
  <message numerus="yes">
   <source>%Ln host(s) will be skipped: the list says why.</source>
   <translation>
    <numerusform>%Ln Rechner wird übersprungen: Die Liste sagt, warum.</numerusform>
    <numerusform>%Ln Rechner werden übersprungen: Die Liste sagt, warum.</numerusform>
   </translation>
  </message>
  <message>
   <source>Use the group</source>
   <translation>Die Gruppe nehmen</translation>
  </message>
  <message>
   <source>Use as host name</source>
   <translation>Als Rechnername nehmen</translation>
  </message>
  <message>
   <source>Take the hosts of the group that is called so</source>
   <translation>Die Rechner der Gruppe nehmen, die so heißt</translation>
  </message>
  <message>
   <source>Take this word as a host name as it is</source>
   <translation>Dieses Wort so, wie es ist, als Rechnername nehmen</translation>
  </message>
  <message>
   <source>No hosts</source>
   <translation>Keine Rechner</translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s)</source>
   <translation>
    <numerusform>%Ln Rechner</numerusform>
    <numerusform>%Ln Rechner</numerusform>
   </translation>
  </message>
  <message>
   <source>Running…</source>
   <translation>Läuft …</translation>
  </message>
  <message numerus="yes">
   <source>Run on %Ln host(s)</source>
   <translation>
    <numerusform>Auf %Ln Rechner ausführen</numerusform>
    <numerusform>Auf %Ln Rechnern ausführen</numerusform>
   </translation>
  </message>
  <message>
   <source>Some of these hosts are production hosts</source>
   <translation>Darunter sind Produktionsrechner</translation>
  </message>
  <message>
   <source>Type a command or load a snippet first</source>
   <translation>Erst einen Befehl tippen oder ein Snippet laden</translation>
  </message>
  <message>
   <source>Say which hosts first</source>
   <translation>Erst sagen, welche Rechner</translation>
  </message>
  <message>
   <source>Say which hosts first: @group, host names or ranges.</source>
   <translation>Erst sagen, welche Rechner: @Gruppe, Namen oder Bereiche.</translation>
  </message>
  <message numerus="yes">
   <source>Use all %Ln as host names</source>
   <translation>
    <numerusform>%Ln als Rechnernamen nehmen</numerusform>
    <numerusform>Alle %Ln als Rechnernamen nehmen</numerusform>
   </translation>
  </message>
  <message>
   <source>Write it so</source>
   <translation>So schreiben</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ExportDialog</name>
  <message>
   <source>&amp;All rows (%1)</source>
   <translation>&amp;Alle Zeilen (%1)</translation>
  </message>
  <message>
   <source>&amp;Filtered rows (%1)</source>
   <translation>&amp;Gefilterte Zeilen (%1)</translation>
  </message>
  <message>
   <source>&amp;Selected rows (%1)</source>
   <translation>A&amp;usgewählte Zeilen (%1)</translation>
  </message>
  <message>
   <source>Choose at least one column.</source>
   <translation>Wählen Sie mindestens eine Spalte.</translation>
  </message>
  <message numerus="yes">
   <source>%Ln row(s) will be written.</source>
   <translation>
    <numerusform>%Ln Zeile wird geschrieben.</numerusform>
    <numerusform>%Ln Zeilen werden geschrieben.</numerusform>
   </translation>
  </message>
  <message>
   <source>Writing %1…</source>
   <translation>Schreibe %1 …</translation>
  </message>
  <message>
   <source>Replace file</source>
   <translation>Datei ersetzen</translation>
  </message>
  <message>
   <source>%1 is there already.</source>
   <translation>%1 gibt es schon.</translation>
  </message>
  <message>
   <source>Replacing it loses what is in it. To keep it, cancel and choose another name.</source>
   <translation>Beim Ersetzen geht ihr Inhalt verloren. Um sie zu behalten, brechen Sie ab und wählen Sie einen anderen Namen.</translation>
  </message>
  <message>
   <source>&amp;Replace</source>
   <translation>&amp;Ersetzen</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Files in it that are called like those of the export are replaced, others stay. To keep them, cancel and choose another folder.</source>
   <translation>Dateien darin, die wie die des Exports heißen, werden ersetzt, andere bleiben. Um sie zu behalten, abbrechen und einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <source>&amp;Write into it</source>
   <translation>&amp;Hineinschreiben</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::FindBar</name>
  <message>
   <source>Not a regular expression: %1</source>
   <translation>Kein regulärer Ausdruck: %1</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::FoldDelegate</name>
  <message numerus="yes">
   <source>%Ln host(s): %1</source>
   <translation>
    <numerusform>%Ln Rechner: %1</numerusform>
    <numerusform>%Ln Rechner: %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::GroupDialog</name>
  <message>
   <source>New group</source>
   <translation>Neue Gruppe</translation>
  </message>
  <message>
   <source>Group %1</source>
   <translation>Gruppe %1</translation>
  </message>
  <message>
   <source>New hosts</source>
   <translation>Neue Rechner</translation>
  </message>
  <message numerus="yes">
   <source>%Ln word(s) behind another one on its line would become new host(s): %1</source>
   <translation>
    <numerusform>%Ln Wort, das in seiner Zeile hinter einem anderen steht, würde ein neuer Rechner: %1</numerusform>
    <numerusform>%Ln Wörter, die in ihrer Zeile hinter einem anderen stehen, würden neue Rechner: %1</numerusform>
   </translation>
  </message>
  <message>
   <source>Each word between commas or blanks is a member of its own. What is something else, as the password in a list, is saved in the library, where others read it.</source>
   <translation>Jedes Wort zwischen Kommas oder Leerzeichen ist ein eigenes Mitglied. Was etwas anderes ist, etwa das Passwort in einer Liste, wird in der Bibliothek gespeichert, wo andere es lesen.</translation>
  </message>
  <message>
   <source>&amp;Add as hosts</source>
   <translation>Als Rechner &amp;aufnehmen</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HistoryDialog</name>
  <message>
   <source>Delete past runs</source>
   <translation>Frühere Ausführungen löschen</translation>
  </message>
  <message numerus="yes">
   <source>Delete %Ln run(s) and all their output?</source>
   <translation>
    <numerusform>%Ln Ausführung mit allen Ausgaben löschen?</numerusform>
    <numerusform>%Ln Ausführungen mit allen Ausgaben löschen?</numerusform>
   </translation>
  </message>
  <message>
   <source>This cannot be undone.</source>
   <translation>Das lässt sich nicht rückgängig machen.</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Löschen</translation>
  </message>
  <message>
   <source>History is being opened…</source>
   <translation>Der Verlauf wird geöffnet …</translation>
  </message>
  <message>
   <source>Nothing was run yet. Every run is kept here with what each host said.</source>
   <translation>Noch wurde nichts ausgeführt. Jede Ausführung wird hier aufgehoben, mit allem, was jeder Rechner sagte.</translation>
  </message>
  <message>
   <source>Reading…</source>
   <translation>Lese …</translation>
  </message>
  <message>
   <source>No run matches “%1”.</source>
   <translation>Keine Ausführung passt zu „%1“.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostDialog</name>
  <message>
   <source>New host</source>
   <translation>Neuer Rechner</translation>
  </message>
  <message>
   <source>Host %1</source>
   <translation>Rechner %1</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostKeysDialog</name>
  <message numerus="yes">
   <source>Nobody has vouched for the key(s) of %Ln host(s) yet. Compare the fingerprints with what your colleagues or the hosts&apos; consoles say, then tick the ones to trust.</source>
   <translation>
    <numerusform>Für den Schlüssel von %Ln Rechner hat sich noch niemand verbürgt. Vergleichen Sie den Fingerabdruck mit dem, was Kollegen oder die Konsole des Rechners sagen, und kreuzen Sie an, wem Sie vertrauen.</numerusform>
    <numerusform>Für die Schlüssel von %Ln Rechnern hat sich noch niemand verbürgt. Vergleichen Sie die Fingerabdrücke mit dem, was Kollegen oder die Konsolen der Rechner sagen, und kreuzen Sie an, wem Sie vertrauen.</numerusform>
   </translation>
  </message>
  <message>
   <source>Trust the ticked hosts</source>
   <translation>Den angekreuzten vertrauen</translation>
  </message>
  <message numerus="yes">
   <source>Trust %Ln host(s)</source>
   <translation>
    <numerusform>%Ln Rechner vertrauen</numerusform>
    <numerusform>%Ln Rechnern vertrauen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) stay(s) refused, whatever is ticked here: the key is not the one on file, or is marked as revoked there. Nothing was sent.</source>
   <translation>
    <numerusform>%Ln Rechner bleibt abgelehnt, was immer hier angekreuzt ist: Der Schlüssel ist nicht der in der Datei oder dort als widerrufen markiert. Es wurde nichts gesendet.</numerusform>
    <numerusform>%Ln Rechner bleiben abgelehnt, was immer hier angekreuzt ist: Der Schlüssel ist nicht der in der Datei oder dort als widerrufen markiert. Es wurde nichts gesendet.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostKeysModel</name>
  <message>
   <source>Refused: %1</source>
   <translation>Abgelehnt: %1</translation>
  </message>
  <message>
   <source>Host</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Art</translation>
  </message>
  <message>
   <source>Fingerprint</source>
   <translation>Fingerabdruck</translation>
  </message>
  <message>
   <source>Kept in</source>
   <translation>Aufgehoben in</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Anmerkung</translation>
  </message>
  <message numerus="yes">
   <source>%Ln other(s) here show the same key</source>
   <translation>
    <numerusform>%Ln anderer hier zeigt denselben Schlüssel</numerusform>
    <numerusform>%Ln andere hier zeigen denselben Schlüssel</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostListDialog</name>
  <message numerus="yes">
   <source>%Ln host(s)</source>
   <translation>
    <numerusform>%Ln Rechner</numerusform>
    <numerusform>%Ln Rechner</numerusform>
   </translation>
  </message>
  <message>
   <source>Target: %1</source>
   <translation>Ziel: %1</translation>
  </message>
  <message>
   <source>&amp;Copy names</source>
   <translation>Namen &amp;kopieren</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostListModel</name>
  <message>
   <source>Host</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Jump host</source>
   <translation>Sprungrechner</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Anmerkung</translation>
  </message>
  <message>
   <source>Will be skipped: %1</source>
   <translation>Wird übersprungen: %1</translation>
  </message>
  <message>
   <source>Production</source>
   <translation>Produktion</translation>
  </message>
  <message>
   <source>Old algorithms allowed</source>
   <translation>Alte Algorithmen erlaubt</translation>
  </message>
  <message>
   <source>Also asked for as %1</source>
   <translation>Auch als %1 verlangt</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::HostsPanel</name>
  <message>
   <source>No hosts yet. Add them with +, or open a shared library.</source>
   <translation>Noch keine Rechner. Mit + hinzufügen oder eine gemeinsame Bibliothek öffnen.</translation>
  </message>
  <message>
   <source>Which hosts there are is not known. %1</source>
   <translation>Welche Rechner es gibt, ist nicht bekannt. %1</translation>
  </message>
  <message>
   <source>Your libraries are being read…</source>
   <translation>Ihre Lese Bibliotheken …</translation>
  </message>
  <message>
   <source>No host and no group matches “%1”.</source>
   <translation>Kein Rechner und keine Gruppe passt zu „%1“.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::LibraryEditor</name>
  <message>
   <source>Add host %1</source>
   <translation>Rechner %1 hinzufügen</translation>
  </message>
  <message>
   <source>Edit host %1</source>
   <translation>Rechner %1 bearbeiten</translation>
  </message>
  <message>
   <source>Edit group %1</source>
   <translation>Gruppe %1 bearbeiten</translation>
  </message>
  <message>
   <source>Add group %1</source>
   <translation>Gruppe %1 hinzufügen</translation>
  </message>
  <message>
   <source>Delete %1</source>
   <translation>%1 löschen</translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s)</source>
   <translation>
    <numerusform>%Ln Rechner</numerusform>
    <numerusform>%Ln Rechner</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln group(s)</source>
   <translation>
    <numerusform>%Ln Gruppe</numerusform>
    <numerusform>%Ln Gruppen</numerusform>
   </translation>
  </message>
  <message>
   <source>%1 and %2</source>
   <translation>%1 und %2</translation>
  </message>
  <message numerus="yes">
   <source>Add %Ln member(s) to %1</source>
   <translation>
    <numerusform>%Ln Mitglied zu %1 hinzufügen</numerusform>
    <numerusform>%Ln Mitglieder zu %1 hinzufügen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Take %Ln host(s) out of %1</source>
   <translation>
    <numerusform>%Ln Rechner aus %1 nehmen</numerusform>
    <numerusform>%Ln Rechner aus %1 nehmen</numerusform>
   </translation>
  </message>
  <message>
   <source>Save snippet %1</source>
   <translation>Snippet %1 speichern</translation>
  </message>
  <message>
   <source>Edit snippet %1</source>
   <translation>Snippet %1 bearbeiten</translation>
  </message>
  <message>
   <source>Delete snippet %1</source>
   <translation>Snippet %1 löschen</translation>
  </message>
  <message>
   <source>%1 (copy)</source>
   <translation>%1 (Kopie)</translation>
  </message>
  <message>
   <source>%1 (copy %2)</source>
   <translation>%1 (Kopie %2)</translation>
  </message>
  <message>
   <source>Add snippet %1</source>
   <translation>Snippet %1 hinzufügen</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::LibraryEdits</name>
  <message>
   <source>Personal</source>
   <translation>Persönlich</translation>
  </message>
  <message>
   <source>it is still being read</source>
   <translation>sie wird noch gelesen</translation>
  </message>
  <message>
   <source>Not saved</source>
   <translation>Nicht gespeichert</translation>
  </message>
  <message>
   <source>Nothing was overwritten: the file is as somebody else has written it.</source>
   <translation>Nichts wurde überschrieben: Die Datei ist, wie jemand anders sie geschrieben hat.</translation>
  </message>
  <message>
   <source>&amp;Write my change again</source>
   <translation>&amp;Meine Änderung noch einmal schreiben</translation>
  </message>
  <message>
   <source>Your change is not lost as long as this message is open.</source>
   <translation>Ihre Änderung ist nicht verloren, solange diese Meldung offen ist.</translation>
  </message>
  <message>
   <source>&amp;Try again</source>
   <translation>&amp;Erneut versuchen</translation>
  </message>
  <message>
   <source>Undone: %1</source>
   <translation>Rückgängig gemacht: %1</translation>
  </message>
  <message>
   <source>Done again: %1</source>
   <translation>Wiederholt: %1</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::MainWindow</name>
  <message>
   <source>Reading %1…</source>
   <translation>Lese %1 …</translation>
  </message>
  <message>
   <source>Starting the demo hosts…</source>
   <translation>Die Demo-Rechner werden gestartet …</translation>
  </message>
  <message>
   <source>The demo hosts are ready. Press Run.</source>
   <translation>Die Demo-Rechner sind bereit. Drücken Sie „Ausführen“.</translation>
  </message>
  <message>
   <source>Rollcall</source>
   <translation>Rollcall</translation>
  </message>
  <message>
   <source>%1 — Rollcall</source>
   <translation>%1 — Rollcall</translation>
  </message>
  <message>
   <source>Opened %1</source>
   <translation>%1 geöffnet</translation>
  </message>
  <message>
   <source>Opened in a new tab: the other one holds an edited command or a running one.</source>
   <translation>In einem neuen Tab geöffnet: Der andere hat einen bearbeiteten oder laufenden Befehl.</translation>
  </message>
  <message>
   <source>%1: %2</source>
   <comment>what ran, how it ended</comment>
   <translation>%1: %2</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::TabCommands</name>
  <message>
   <source>There is no command to save yet.</source>
   <translation>Es gibt noch keinen Befehl zum Speichern.</translation>
  </message>
  <message>
   <source>The command has started on every host.</source>
   <translation>Der Befehl ist auf jedem Rechner gestartet.</translation>
  </message>
  <message>
   <source>Saved in the snippet “%1”.</source>
   <translation>Im Snippet „%1“ gespeichert.</translation>
  </message>
  <message>
   <source>Not saved</source>
   <translation>Nicht gespeichert</translation>
  </message>
  <message>
   <source>The snippet “%1” was changed since this tab began with it, by somebody else or in another tab.</source>
   <translation>Das Snippet „%1“ wurde geändert, seit dieser Tab damit begann, von jemand anders oder in einem anderen Tab.</translation>
  </message>
  <message>
   <source>Nothing was overwritten, and what you have edited stays in the tab.</source>
   <translation>Nichts wurde überschrieben, und was Sie bearbeitet haben, bleibt im Tab.</translation>
  </message>
  <message>
   <source>Save as &amp;new snippet…</source>
   <translation>Als &amp;neues Snippet speichern …</translation>
  </message>
  <message>
   <source>&amp;Look at both</source>
   <translation>Beide &amp;ansehen</translation>
  </message>
  <message>
   <source>&amp;Overwrite it</source>
   <translation>Ü&amp;berschreiben</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::DemoHosts</name>
  <message>
   <source>The demo fleet did not start</source>
   <translation>Die Demo-Flotte ist nicht gestartet</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::LibraryOpener</name>
  <message>
   <source>Library not opened</source>
   <translation>Bibliothek nicht geöffnet</translation>
  </message>
  <message>
   <source>Open library</source>
   <translation>Bibliothek öffnen</translation>
  </message>
  <message>
   <source>Folder of the new library</source>
   <translation>Ordner der neuen Bibliothek</translation>
  </message>
  <message>
   <source>Library not made</source>
   <translation>Bibliothek nicht angelegt</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::WindowPages</name>
  <message>
   <source>Past runs</source>
   <translation>Frühere Ausführungen</translation>
  </message>
  <message>
   <source>About Rollcall</source>
   <translation>Über Rollcall</translation>
  </message>
  <message>
   <source>Rollcall %1</source>
   <translation>Rollcall %1</translation>
  </message>
  <message>
   <source>Ask every host at once and read the answers.

© 2026 The Rollcall developers. Free software under the GNU General Public License, version 3 or later.</source>
   <translation>Alle Rechner auf einmal fragen und die Antworten lesen.

© 2026 The Rollcall developers. Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::OptionsForm</name>
  <message>
   <source>Ask about new ones</source>
   <translation>Bei neuen fragen</translation>
  </message>
  <message>
   <source>Accept new ones</source>
   <translation>Neue annehmen</translation>
  </message>
  <message>
   <source>Known ones only</source>
   <translation>Nur bekannte</translation>
  </message>
  <message>
   <source>host keys: %1</source>
   <translation>Host-Schlüssel: %1</translation>
  </message>
  <message>
   <source>%1 (from the snippet)</source>
   <translation>%1 (vom Snippet)</translation>
  </message>
  <message>
   <source>(snippet)</source>
   <translation>(Snippet)</translation>
  </message>
  <message>
   <source>(snippet, then)</source>
   <translation>(Snippet, damals)</translation>
  </message>
  <message>
   <source>%1. What is said here beats it in this tab.</source>
   <translation>%1. Was hier gesagt wird, geht in diesem Tab vor.</translation>
  </message>
  <message>
   <source>%1 (as the snippet was)</source>
   <translation>%1 (wie das Snippet war)</translation>
  </message>
  <message>
   <source>%1 (said in this tab)</source>
   <translation>%1 (in diesem Tab gesagt)</translation>
  </message>
  <message>
   <source>%1 (set for all runs)</source>
   <translation>%1 (für alle Läufe eingestellt)</translation>
  </message>
  <message>
   <source>as configured</source>
   <translation>wie konfiguriert</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::OutcomeChips</name>
  <message>
   <source>%1 %2</source>
   <comment>count, outcome</comment>
   <translation>%1 %2</translation>
  </message>
  <message>
   <source>%1: %2</source>
   <comment>outcome, count</comment>
   <translation>%1: %2</translation>
  </message>
  <message>
   <source>%1 of %2</source>
   <comment>chosen, all</comment>
   <translation>%1 von %2</translation>
  </message>
  <message numerus="yes">
   <source>%Ln not ended yet</source>
   <translation>
    <numerusform>%Ln noch offen</numerusform>
    <numerusform>%Ln noch offen</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::OutputPane</name>
  <message>
   <source>What of the host to show</source>
   <translation>Was vom Rechner gezeigt wird</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <source>Plain</source>
   <translation>Schlicht</translation>
  </message>
  <message>
   <source>Only the first part was copied. Save the output to get all of it.</source>
   <translation>Nur der erste Teil wurde kopiert. Speichern Sie die Ausgabe, um alles zu bekommen.</translation>
  </message>
  <message>
   <source>Select a row above to see what the host said.
Select several to see which answers are alike.</source>
   <translation>Wählen Sie oben eine Zeile, um zu sehen, was der Rechner sagte.
Mehrere zeigen, welche Antworten gleich sind.</translation>
  </message>
  <message>
   <source>Copied.</source>
   <translation>Kopiert.</translation>
  </message>
 </context>
 <context>
  <name>OutputText</name>
  <message numerus="yes">
   <source>%Ln host(s): %1</source>
   <translation>
    <numerusform>%Ln Rechner: %1</numerusform>
    <numerusform>%Ln Rechner: %1</numerusform>
   </translation>
  </message>
  <message>
   <source>Nothing has arrived yet.</source>
   <translation>Noch ist nichts angekommen.</translation>
  </message>
  <message>
   <source>The command ended well and printed nothing.</source>
   <translation>Der Befehl endete gut und gab nichts aus.</translation>
  </message>
  <message>
   <source>They ended in different ways; the table says how.</source>
   <translation>Sie endeten verschieden; die Tabelle sagt, wie.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::OutputSaver</name>
  <message>
   <source>Save output</source>
   <translation>Ausgabe speichern</translation>
  </message>
  <message>
   <source>Saved %1</source>
   <translation>%1 gespeichert</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::FindController</name>
  <message>
   <source>searching…</source>
   <translation>sucht …</translation>
  </message>
  <message>
   <source>not found</source>
   <translation>nicht gefunden</translation>
  </message>
  <message>
   <source>%1 of %2</source>
   <translation>%1 von %2</translation>
  </message>
  <message>
   <source>very many</source>
   <translation>sehr vielen</translation>
  </message>
  <message numerus="yes">
   <source>%Ln match(es)</source>
   <translation>
    <numerusform>%Ln Treffer</numerusform>
    <numerusform>%Ln Treffer</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ProblemsButton</name>
  <message>
   <source>Shows what could not be read, and what to do about it</source>
   <translation>Zeigt, was nicht gelesen werden konnte und was zu tun ist</translation>
  </message>
  <message numerus="yes">
   <source>%Ln problem(s)</source>
   <translation>
    <numerusform>%Ln Problem</numerusform>
    <numerusform>%Ln Probleme</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ProblemsDialog</name>
  <message>
   <source>All is well again: everything could be read.</source>
   <translation>Alles ist wieder gut: Alles konnte gelesen werden.</translation>
  </message>
  <message numerus="yes">
   <source>%Ln problem(s). The rest is usable, and this list follows the files.</source>
   <translation>
    <numerusform>%Ln Problem. Alles Übrige ist benutzbar; diese Liste folgt den Dateien.</numerusform>
    <numerusform>%Ln Probleme. Alles Übrige ist benutzbar; diese Liste folgt den Dateien.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::KeysElsewhere</name>
  <message>
   <source>What you are typing still goes where you began it. Click here to answer, or press Tab when you are done.</source>
   <translation>Was Sie gerade tippen, geht weiter dorthin, wo Sie begonnen haben. Klicken Sie hier, um zu antworten, oder drücken Sie die Tabulatortaste, wenn Sie fertig sind.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::PromptDialog</name>
  <message>
   <source>The server says:</source>
   <translation>Der Server sagt:</translation>
  </message>
  <message>
   <source>&amp;Log in</source>
   <translation>An&amp;melden</translation>
  </message>
  <message>
   <source>&amp;Do not log in</source>
   <translation>&amp;Nicht anmelden</translation>
  </message>
  <message>
   <source>Passphrase</source>
   <translation>Passphrase</translation>
  </message>
  <message>
   <source>The key %1 is locked by a passphrase.</source>
   <translation>Der Schlüssel %1 ist mit einer Passphrase gesichert.</translation>
  </message>
  <message>
   <source>Password</source>
   <translation>Passwort</translation>
  </message>
  <message>
   <source>Password for %1</source>
   <translation>Passwort für %1</translation>
  </message>
  <message>
   <source>The server asks</source>
   <translation>Der Server fragt</translation>
  </message>
  <message>
   <source>The server wants to know, for %1:</source>
   <translation>Der Server möchte für %1 wissen:</translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) wait(s) for this.</source>
   <translation>
    <numerusform>%Ln Rechner wartet darauf.</numerusform>
    <numerusform>%Ln Rechner warten darauf.</numerusform>
   </translation>
  </message>
  <message>
   <source>It is tried on %1 alone first; no other host gets it before that one has let you in.</source>
   <translation>Zuerst wird nur %1 damit versucht; kein anderer Rechner bekommt sie, bevor dieser Sie eingelassen hat.</translation>
  </message>
  <message>
   <source>Passphrase:</source>
   <translation>Passphrase:</translation>
  </message>
  <message>
   <source>Password:</source>
   <translation>Passwort:</translation>
  </message>
  <message>
   <source>Log in &amp;nowhere</source>
   <translation>&amp;Nirgends anmelden</translation>
  </message>
  <message>
   <source>Declines this question and all that wait behind it</source>
   <translation>Lehnt diese Frage ab und alle, die dahinter warten</translation>
  </message>
  <message>
   <source>%1 wants to know, for %2:</source>
   <translation>%1 möchte wissen, für %2:</translation>
  </message>
  <message>
   <source>Only %1 gets this.</source>
   <translation>Nur %1 bekommt das.</translation>
  </message>
  <message>
   <source>Question %1 of %2</source>
   <translation>Frage %1 von %2</translation>
  </message>
  <message>
   <source>%1 is new under “%2”: send the password there?</source>
   <translation>%1 ist neu unter „%2“: das Passwort dorthin senden?</translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) are new under “%1”: send the password there?</source>
   <translation>
    <numerusform>%Ln Rechner ist neu unter „%1“: das Passwort dorthin senden?</numerusform>
    <numerusform>%Ln Rechner sind neu unter „%1“: das Passwort dorthin senden?</numerusform>
   </translation>
  </message>
  <message>
   <source>%1 (had another host key)</source>
   <translation>%1 (hatte einen anderen Schlüssel)</translation>
  </message>
  <message numerus="yes">
   <source>… and %Ln more</source>
   <translation>
    <numerusform>… und %Ln weiterer</numerusform>
    <numerusform>… und %Ln weitere</numerusform>
   </translation>
  </message>
  <message>
   <source>The password was not typed for them: it has been right on other machines of “%1”.</source>
   <translation>Das Passwort wurde nicht für sie eingegeben: Richtig war es auf anderen Rechnern von „%1“.</translation>
  </message>
  <message>
   <source>&amp;Send the password</source>
   <translation>Passwort &amp;senden</translation>
  </message>
  <message>
   <source>Leave this host &amp;out</source>
   <translation>Diesen Rechner &amp;auslassen</translation>
  </message>
  <message>
   <source>Leave these hosts &amp;out</source>
   <translation>Diese Rechner &amp;auslassen</translation>
  </message>
  <message>
   <source>What was typed last is tried on another host</source>
   <translation>Was zuletzt getippt wurde, wird auf einem anderen Rechner versucht</translation>
  </message>
  <message>
   <source>Leave %1 &amp;out</source>
   <translation>%1 &amp;auslassen</translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) get(s) this: %1.</source>
   <translation>
    <numerusform>%Ln Rechner bekommt das: %1.</numerusform>
    <numerusform>%Ln Rechner bekommen das: %1.</numerusform>
   </translation>
  </message>
  <message>
   <source>It is tried on %1 alone first, then on a second one; no other host gets it before both have let you in.</source>
   <translation>Zuerst wird nur %1 damit versucht, dann ein zweiter; kein anderer Rechner bekommt es, bevor beide Sie eingelassen haben.</translation>
  </message>
  <message>
   <source>Show what is typed</source>
   <translation>Zeigen, was getippt wird</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::QuitController</name>
  <message>
   <source>Quit Rollcall</source>
   <translation>Rollcall beenden</translation>
  </message>
  <message numerus="yes">
   <source>%Ln run(s) are still going.</source>
   <translation>
    <numerusform>%Ln Ausführung läuft noch.</numerusform>
    <numerusform>%Ln Ausführungen laufen noch.</numerusform>
   </translation>
  </message>
  <message>
   <source>Quitting stops them on the hosts that have not answered yet. What has arrived stays in history.</source>
   <translation>Beenden hält sie auf den Rechnern an, die noch nicht geantwortet haben. Was ankam, bleibt im Verlauf.</translation>
  </message>
  <message>
   <source>&amp;Stop and quit</source>
   <translation>&amp;Anhalten und beenden</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ResultsPage</name>
  <message>
   <source>No row matches. Regular expressions are off: the button “.*” turns them on.</source>
   <translation>Keine Zeile passt. Reguläre Ausdrücke sind aus: der Knopf „.*“ schaltet sie ein.</translation>
  </message>
  <message>
   <source>No row matches the filter.</source>
   <translation>Keine Zeile passt zum Filter.</translation>
  </message>
  <message>
   <source>%1 of %2 rows</source>
   <translation>%1 von %2 Zeilen</translation>
  </message>
  <message>
   <source>searching…</source>
   <translation>sucht …</translation>
  </message>
  <message numerus="yes">
   <source>%Ln hit(s)</source>
   <translation>
    <numerusform>%Ln Treffer</numerusform>
    <numerusform>%Ln Treffer</numerusform>
   </translation>
  </message>
  <message>
   <source>Say which hosts, say what to run, press Run.
The answers will stand here.</source>
   <translation>Sagen Sie, welche Rechner, und was, dann „Ausführen“.
Hier werden die Antworten stehen.</translation>
  </message>
  <message numerus="yes">
   <source>Wrote %Ln row(s) to %1</source>
   <translation>
    <numerusform>%Ln Zeile nach %1 geschrieben</numerusform>
    <numerusform>%Ln Zeilen nach %1 geschrieben</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Copied %Ln host name(s)</source>
   <translation>
    <numerusform>%Ln Rechnername kopiert</numerusform>
    <numerusform>%Ln Rechnernamen kopiert</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln reason(s)</source>
   <translation>
    <numerusform>%Ln Grund</numerusform>
    <numerusform>%Ln Gründe</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Copied %Ln row(s)</source>
   <translation>
    <numerusform>%Ln Zeile kopiert</numerusform>
    <numerusform>%Ln Zeilen kopiert</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>all %Ln step(s)</source>
   <translation>
    <numerusform>der %Ln Schritt</numerusform>
    <numerusform>alle %Ln Schritte</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::RunTab</name>
  <message numerus="yes">
   <source>Running on %Ln host(s)…</source>
   <translation>
    <numerusform>Läuft auf %Ln Rechner …</numerusform>
    <numerusform>Läuft auf %Ln Rechnern …</numerusform>
   </translation>
  </message>
  <message>
   <source>Stopping: each host will say whether its command ended.</source>
   <translation>Hält an: Jeder Rechner wird sagen, ob sein Befehl beendet ist.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::Revisions</name>
  <message numerus="yes">
   <source>Run %1 · %2 · %Ln host(s)</source>
   <translation>
    <numerusform>Lauf %1 · %2 · %Ln Rechner</numerusform>
    <numerusform>Lauf %1 · %2 · %Ln Rechner</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::TabStarter</name>
  <message>
   <source>Something has changed since this tab showed it:</source>
   <translation>Seit dieser Reiter es gezeigt hat, hat sich etwas geändert:</translation>
  </message>
  <message>
   <source>Not as it was shown</source>
   <translation>Nicht wie gezeigt</translation>
  </message>
  <message>
   <source>The run begins as soon as the history is open…</source>
   <translation>Der Lauf beginnt, sobald der Verlauf geöffnet ist …</translation>
  </message>
  <message>
   <source>Not started</source>
   <translation>Nicht gestartet</translation>
  </message>
  <message>
   <source>The run can do without history: its results are there for as long as its tab is.</source>
   <translation>Es geht auch ohne Verlauf: Die Ergebnisse sind dann so lange da wie der Reiter.</translation>
  </message>
  <message>
   <source>&amp;Run without history</source>
   <translation>&amp;Ohne Verlauf ausführen</translation>
  </message>
  <message>
   <source>Not as it was then</source>
   <translation>Nicht wie damals</translation>
  </message>
  <message>
   <source>Not all of it is as it was in that run:</source>
   <translation>Nicht alles ist so wie bei jener Ausführung:</translation>
  </message>
  <message>
   <source>&amp;Run all the same</source>
   <translation>Trotzdem &amp;ausführen</translation>
  </message>
  <message>
   <source>Not started: it was not agreed to.</source>
   <translation>Nicht gestartet: Es wurde nicht zugestimmt.</translation>
  </message>
  <message>
   <source>Reading %1…</source>
   <translation>Lese %1 …</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::RunTabs</name>
  <message>
   <source>Tabs</source>
   <translation>Tabs</translation>
  </message>
  <message>
   <source>New tab</source>
   <translation>Neuer Tab</translation>
  </message>
  <message>
   <source>Close tab</source>
   <translation>Tab schließen</translation>
  </message>
  <message>
   <source>This tab is still running.</source>
   <translation>In diesem Tab läuft noch etwas.</translation>
  </message>
  <message>
   <source>Closing it stops the run on the hosts that have not answered yet.</source>
   <translation>Schließen hält die Ausführung auf den Rechnern an, die noch nicht geantwortet haben.</translation>
  </message>
  <message>
   <source>&amp;Stop and close</source>
   <translation>&amp;Anhalten und schließen</translation>
  </message>
  <message>
   <source>Rename tab</source>
   <translation>Tab umbenennen</translation>
  </message>
  <message>
   <source>Name of this tab (empty: after its command):</source>
   <translation>Name dieses Tabs (leer: nach seinem Befehl):</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::SavedSecretsBox</name>
  <message>
   <source>Rollcall has saved none.</source>
   <translation>Rollcall hat keine gemerkt.</translation>
  </message>
  <message>
   <source>F&amp;orget</source>
   <translation>Ve&amp;rgessen</translation>
  </message>
  <message>
   <source>Forget &amp;all</source>
   <translation>Alle ver&amp;gessen</translation>
  </message>
  <message>
   <source>Passwords and passphrases in the keyring</source>
   <translation>Passwörter und Passphrasen im Schlüsselbund</translation>
  </message>
  <message>
   <source>Password of %1</source>
   <translation>Passwort von %1</translation>
  </message>
  <message>
   <source>Passphrase of %1</source>
   <translation>Passphrase von %1</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::Shot</name>
  <message>
   <source>There was nothing to take a picture of in time.</source>
   <translation>Es gab nicht rechtzeitig etwas, wovon ein Bild zu machen wäre.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::SnippetDialog</name>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Label</source>
   <translation>Beschriftung</translation>
  </message>
  <message>
   <source>Default</source>
   <translation>Vorgabe</translation>
  </message>
  <message>
   <source>Choices</source>
   <translation>Auswahl</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Beschreibung</translation>
  </message>
  <message>
   <source>Replace snippet</source>
   <translation>Snippet ersetzen</translation>
  </message>
  <message>
   <source>“%1” is in “%2” already.</source>
   <translation>„%1“ steht schon in „%2“.</translation>
  </message>
  <message>
   <source>&amp;Replace</source>
   <translation>&amp;Ersetzen</translation>
  </message>
  <message>
   <source>&amp;Other name</source>
   <translation>&amp;Anderer Name</translation>
  </message>
  <message>
   <source>Replacing it puts these steps, and what is filled in here, in the place of the old ones. Undo brings them back.</source>
   <translation>Beim Ersetzen treten diese Schritte, und was hier ausgefüllt ist, an die Stelle der alten. „Rückgängig“ holt diese zurück.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::TypedText</name>
  <message>
   <source>“%1” is not an exit code. Write numbers, as in “0, 2”, or “none”.</source>
   <translation>„%1“ ist kein Exit-Code. Schreiben Sie Zahlen, wie in „0, 2“, oder „none“ (keiner).</translation>
  </message>
  <message>
   <source>“%1” is not a regular expression: %2</source>
   <translation>„%1“ ist kein regulärer Ausdruck: %2</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::SnippetsPanel</name>
  <message>
   <source>No snippets yet. Type a command in a tab and save it with %1.</source>
   <translation>Noch keine Snippets. Tippen Sie in einem Tab einen Befehl und speichern Sie ihn mit %1.</translation>
  </message>
  <message>
   <source>Which snippets there are is not known. %1</source>
   <translation>Welche Snippets es gibt, ist nicht bekannt. %1</translation>
  </message>
  <message>
   <source>Your libraries are being read…</source>
   <translation>Ihre Lese Bibliotheken …</translation>
  </message>
  <message>
   <source>No snippet matches “%1”.</source>
   <translation>Kein Snippet passt zu „%1“.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::SshConfigImport</name>
  <message numerus="yes">
   <source>Import %Ln host(s)</source>
   <translation>
    <numerusform>%Ln Rechner importieren</numerusform>
    <numerusform>%Ln Rechner importieren</numerusform>
   </translation>
  </message>
  <message>
   <source>%1, line %2</source>
   <translation>%1, Zeile %2</translation>
  </message>
  <message>
   <source>Every host named in the SSH configuration is in your library already, or none is named there.</source>
   <translation>Jeder in der SSH-Konfiguration genannte Rechner ist schon in Ihrer Bibliothek, oder es ist keiner genannt.</translation>
  </message>
  <message>
   <source>These hosts are named in your SSH configuration. How each is reached stays there and is honoured by every run; nothing in the file is executed.</source>
   <translation>Diese Rechner nennt Ihre SSH-Konfiguration. Wie jeder erreicht wird, bleibt dort und gilt bei jeder Ausführung; nichts in der Datei wird ausgeführt.</translation>
  </message>
  <message numerus="yes">
   <source>&amp;Import %Ln host(s)</source>
   <translation>
    <numerusform>%Ln Rechner &amp;importieren</numerusform>
    <numerusform>%Ln Rechner &amp;importieren</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::StepsEditor</name>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>Steps run one after the other on each host. Drag to reorder, double-click to rename.</source>
   <translation>Schritte laufen auf jedem Rechner nacheinander. Ziehen ordnet um, Doppelklick benennt um.</translation>
  </message>
  <message>
   <source>Command or script</source>
   <translation>Befehl oder Skript</translation>
  </message>
  <message>
   <source>What to run on every host: a command, or a script of several lines. {{name:default}} becomes a field below.</source>
   <translation>Was auf jedem Rechner laufen soll: ein Befehl oder ein Skript von mehreren Zeilen. {{name:Vorgabe}} wird unten zu einem Feld.</translation>
  </message>
  <message>
   <source>Rename step</source>
   <translation>Schritt umbenennen</translation>
  </message>
  <message>
   <source>Title of this step:</source>
   <translation>Titel dieses Schritts:</translation>
  </message>
  <message>
   <source>Step %1</source>
   <translation>Schritt %1</translation>
  </message>
  <message>
   <source>%1. %2</source>
   <translation>%1. %2</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::StoppingDialog</name>
  <message>
   <source>Quit Rollcall</source>
   <translation>Rollcall beenden</translation>
  </message>
  <message>
   <source>Hosts that have ended</source>
   <translation>Rechner, die fertig sind</translation>
  </message>
  <message>
   <source>Each host is asked whether its command has ended, which takes ten seconds or so. Rollcall quits by itself then.</source>
   <translation>Jeder Rechner wird gefragt, ob sein Befehl beendet ist; das dauert etwa zehn Sekunden. Danach beendet sich Rollcall von selbst.</translation>
  </message>
  <message>
   <source>&amp;Keep the window open</source>
   <translation>&amp;Fenster offen lassen</translation>
  </message>
  <message>
   <source>What was stopped stays stopped</source>
   <translation>Was angehalten wurde, bleibt angehalten</translation>
  </message>
  <message>
   <source>&amp;Quit now</source>
   <translation>&amp;Jetzt beenden</translation>
  </message>
  <message>
   <source>History will say of the hosts that are left that nobody knows what became of their commands</source>
   <translation>Im Verlauf steht dann bei den übrigen Rechnern, dass unbekannt ist, was aus ihren Befehlen wurde</translation>
  </message>
  <message numerus="yes">
   <source>Saving: %Ln file(s) or libraries are still being written</source>
   <translation>
    <numerusform>Speichern: %Ln Datei oder Bibliothek wird noch geschrieben</numerusform>
    <numerusform>Speichern: %Ln Dateien oder Bibliotheken werden noch geschrieben</numerusform>
   </translation>
  </message>
  <message>
   <source>The disk or a network share is slow to answer. Rollcall quits by itself when all is written.</source>
   <translation>Die Festplatte oder eine Netzwerkfreigabe antwortet langsam. Rollcall beendet sich von selbst, wenn alles geschrieben ist.</translation>
  </message>
  <message>
   <source>Writing goes on</source>
   <translation>Das Schreiben geht weiter</translation>
  </message>
  <message>
   <source>What is not written yet may be lost</source>
   <translation>Was noch nicht geschrieben ist, kann verloren gehen</translation>
  </message>
  <message numerus="yes">
   <source>Stopping: %L1 of %Ln host(s) has/have ended</source>
   <translation>
    <numerusform>Anhalten: %L1 von %Ln Rechner ist fertig</numerusform>
    <numerusform>Anhalten: %L1 von %Ln Rechnern sind fertig</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::WelcomePage</name>
  <message>
   <source>Starting the demo hosts…</source>
   <translation>Die Demo-Rechner werden gestartet …</translation>
  </message>
  <message>
   <source>Real SSH servers on this computer only, some of them in trouble. Nothing leaves this machine.</source>
   <translation>Echte SSH-Server nur auf diesem Computer, einige davon in Schwierigkeiten. Nichts verlässt diesen Rechner.</translation>
  </message>
  <message>
   <source>The program rollcall-fleet is not installed.</source>
   <translation>Das Programm rollcall-fleet ist nicht installiert.</translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) found. Nothing in the file is executed.</source>
   <translation>
    <numerusform>%Ln Rechner gefunden. Nichts in der Datei wird ausgeführt.</numerusform>
    <numerusform>%Ln Rechner gefunden. Nichts in der Datei wird ausgeführt.</numerusform>
   </translation>
  </message>
  <message>
   <source>No hosts found there.</source>
   <translation>Dort wurden keine Rechner gefunden.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::models::HistoryModel</name>
  <message>
   <source>running</source>
   <translation>läuft</translation>
  </message>
  <message>
   <source>finished</source>
   <translation>beendet</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>abgebrochen</translation>
  </message>
  <message>
   <source>interrupted</source>
   <translation>unterbrochen</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>angehalten</translation>
  </message>
  <message>
   <source>disk full</source>
   <translation>kein Platz mehr</translation>
  </message>
  <message>
   <source>damaged</source>
   <translation>beschädigt</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Was</translation>
  </message>
  <message>
   <source>Target</source>
   <translation>Ziel</translation>
  </message>
  <message>
   <source>Hosts</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>Not OK</source>
   <translation>Nicht OK</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Stand</translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) of %1</source>
   <translation>
    <numerusform>%Ln Rechner von %1</numerusform>
    <numerusform>%Ln Rechner von %1</numerusform>
   </translation>
  </message>
  <message>
   <source>%1, run again</source>
   <translation>%1, noch einmal</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Wer</translation>
  </message>
 </context>
 <context>
  <name>rollcall::models::HostsModel</name>
  <message>
   <source>%1, which cannot be used: %2</source>
   <translation>%1, nicht verwendbar: %2</translation>
  </message>
  <message>
   <source>“?”: this group cannot be used.</source>
   <translation>„?“: Diese Gruppe lässt sich nicht verwenden.</translation>
  </message>
  <message>
   <source>Old algorithms (SHA-1) are allowed.</source>
   <translation>Alte Algorithmen (SHA-1) sind erlaubt.</translation>
  </message>
  <message>
   <source>The groups hold each other so often that not all of it is shown.</source>
   <translation>Die Gruppen enthalten einander so oft, dass nicht alles davon gezeigt wird.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::models::ResultsModel</name>
  <message>
   <source>Host</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Group</source>
   <translation>Gruppe</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Ausgang</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Grund</translation>
  </message>
  <message>
   <source>Exit code</source>
   <translation>Exit-Code</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <source>Bytes</source>
   <translation>Bytes</translation>
  </message>
  <message>
   <source>First line</source>
   <translation>Erste Zeile</translation>
  </message>
  <message>
   <source>Hits</source>
   <translation>Treffer</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Started</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <source>On the host</source>
   <translation>Auf dem Rechner</translation>
  </message>
 </context>
 <context>
  <name>rollcall::models::SnippetsModel</name>
  <message>
   <source>Favourites</source>
   <translation>Favoriten</translation>
  </message>
 </context>
 <context>
  <name>Rerun</name>
  <message>
   <source>%1… (%2 characters in all)</source>
   <translation>%1… (insgesamt %2 Zeichen)</translation>
  </message>
  <message>
   <source>The snippet says something else today: %1. What this tab shows, and runs: %2.</source>
   <translation>Das Snippet sagt heute etwas anderes: %1. Was dieser Reiter zeigt und ausführt: %2.</translation>
  </message>
  <message>
   <source>%1 is not a production host any more.</source>
   <translation>%1 ist kein Produktionsrechner mehr.</translation>
  </message>
  <message>
   <source>%1 is a production host now.</source>
   <translation>%1 ist jetzt ein Produktionsrechner.</translation>
  </message>
  <message>
   <source>%1 is not among the hosts any more.</source>
   <translation>%1 gehört nicht mehr zu den Rechnern.</translation>
  </message>
  <message>
   <source>%1 is new: %2.</source>
   <translation>%1 ist neu: %2.</translation>
  </message>
  <message>
   <source>any address</source>
   <translation>jeder Adresse</translation>
  </message>
  <message>
   <source>your own</source>
   <translation>Ihre eigene</translation>
  </message>
  <message>
   <source>%1 is left out: the library “%2” that has it is not open.</source>
   <translation>%1 wird ausgelassen: Die Bibliothek „%2“, in der er steht, ist nicht geöffnet.</translation>
  </message>
  <message>
   <source>%1 is reached from %2 now; then from %3.</source>
   <translation>%1 wird jetzt von %2 aus erreicht; damals von %3 aus.</translation>
  </message>
  <message>
   <source>The host key of %1 is looked up as %2 now; then as %3.</source>
   <translation>Der Rechnerschlüssel von %1 wird jetzt unter %2 gesucht; damals unter %3.</translation>
  </message>
  <message>
   <source>The host key of %1 is checked by “%2” now; then by “%3”.</source>
   <translation>Der Rechnerschlüssel von %1 wird jetzt nach „%2“ geprüft; damals nach „%3“.</translation>
  </message>
  <message>
   <source>The identity for %1 is %2 now; then it was %3.</source>
   <translation>Die Identität für %1 ist jetzt %2; damals war es %3.</translation>
  </message>
  <message>
   <source>Old algorithms may be used for %1 now.</source>
   <translation>Für %1 dürfen jetzt alte Verfahren benutzt werden.</translation>
  </message>
  <message>
   <source>%1 is sent other variables now: %2; then: %3.</source>
   <translation>%1 bekommt jetzt andere Variablen geschickt: %2; damals: %3.</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <source>ssh_config asks for a terminal on %1 now.</source>
   <translation>ssh_config verlangt jetzt ein Terminal auf %1.</translation>
  </message>
  <message>
   <source>ssh_config does not ask for a terminal on %1 any more.</source>
   <translation>ssh_config verlangt kein Terminal auf %1 mehr.</translation>
  </message>
  <message>
   <source>What runs is what ran then; the snippet “%1” says something else today.</source>
   <translation>Ausgeführt wird, was damals ausgeführt wurde; das Snippet „%1“ sagt heute etwas anderes.</translation>
  </message>
  <message>
   <source>The command for %1 is another now: %2. Then: %3.</source>
   <translation>Der Befehl für %1 ist jetzt ein anderer: %2. Damals: %3.</translation>
  </message>
  <message>
   <source>directly</source>
   <translation>direkt</translation>
  </message>
  <message>
   <source>%1 is in no library any more and is left out.</source>
   <translation>%1 steht in keiner Bibliothek mehr und wird ausgelassen.</translation>
  </message>
  <message>
   <source>How %1 was reached then is not known; now: %2.</source>
   <translation>Wie %1 damals erreicht wurde, ist nicht bekannt; jetzt: %2.</translation>
  </message>
  <message>
   <source>%1 is reached as %2 now; then it was %3.</source>
   <translation>%1 wird jetzt als %2 erreicht; damals war es %3.</translation>
  </message>
  <message>
   <source>The way to %1 is another now: %2. Then: %3.</source>
   <translation>Der Weg zu %1 ist jetzt ein anderer: %2. Damals: %3.</translation>
  </message>
  <message numerus="yes">
   <source>… and %n more.</source>
   <translation>
    <numerusform>… und %n weiterer.</numerusform>
    <numerusform>… und %n weitere.</numerusform>
   </translation>
  </message>
  <message>
   <source>What %1 says is read as %2 now; then as %3.</source>
   <translation>Was %1 sagt, wird jetzt als %2 gelesen; damals als %3.</translation>
  </message>
  <message>
   <source>What the history shows of that run is not what would run: %1. It shows: %2.</source>
   <translation>Was der Verlauf von diesem Lauf zeigt, ist nicht das, was laufen würde: %1. Er zeigt: %2.</translation>
  </message>
 </context>
 <context>
  <name>RunQuery</name>
  <message>
   <source>“%1” is none of these: %2</source>
   <translation>„%1“ ist nichts davon: %2</translation>
  </message>
  <message>
   <source>nothing is called “%1”; was “%2” meant? There are: %3</source>
   <translation>nichts heißt „%1“; war „%2“ gemeint? Es gibt: %3</translation>
  </message>
 </context>
 <context>
  <name>Format</name>
  <message>
   <source>CSV</source>
   <translation>CSV</translation>
  </message>
  <message>
   <source>A CSV file: one row per host and command.</source>
   <translation>Eine CSV-Datei: eine Zeile je Rechner und Befehl.</translation>
  </message>
  <message>
   <source>JSON</source>
   <translation>JSON</translation>
  </message>
  <message>
   <source>A JSON document: the run, and what each host said to each command.</source>
   <translation>Ein JSON-Dokument: der Lauf und was jeder Rechner zu jedem Befehl gesagt hat.</translation>
  </message>
  <message>
   <source>JSON Lines</source>
   <translation>JSON Lines</translation>
  </message>
  <message>
   <source>JSON Lines: a line per host and command.</source>
   <translation>JSON Lines: eine Zeile je Rechner und Befehl.</translation>
  </message>
  <message>
   <source>Web page</source>
   <translation>Webseite</translation>
  </message>
  <message>
   <source>A web page: counts, a table, and the outputs, identical ones once.</source>
   <translation>Eine Webseite: Zahlen, eine Tabelle und die Ausgaben, gleiche nur einmal.</translation>
  </message>
  <message>
   <source>Folder of files</source>
   <translation>Ordner mit Dateien</translation>
  </message>
  <message>
   <source>A folder: the bytes of every output in files HOST.STEP.out and HOST.STEP.err.</source>
   <translation>Ein Ordner: die Bytes jeder Ausgabe in Dateien RECHNER.SCHRITT.out und RECHNER.SCHRITT.err.</translation>
  </message>
 </context>
 <context>
  <name>OptionsText</name>
  <message>
   <source>with %1 set</source>
   <translation>mit gesetztem %1</translation>
  </message>
  <message>
   <source>with no variable set</source>
   <translation>ohne gesetzte Variable</translation>
  </message>
  <message>
   <source>command without a time limit</source>
   <translation>Befehl ohne Zeitgrenze</translation>
  </message>
  <message>
   <source>command within %1 s</source>
   <translation>Befehl binnen %1 s</translation>
  </message>
  <message numerus="yes">
   <source>%Ln at once</source>
   <translation>
    <numerusform>%Ln gleichzeitig</numerusform>
    <numerusform>%Ln gleichzeitig</numerusform>
   </translation>
  </message>
  <message>
   <source>connect within %1 s</source>
   <translation>verbinden binnen %1 s</translation>
  </message>
  <message>
   <source>log in within %1 s</source>
   <translation>anmelden binnen %1 s</translation>
  </message>
  <message>
   <source>at most %1 of output</source>
   <translation>höchstens %1 Ausgabe</translation>
  </message>
  <message>
   <source>with a terminal</source>
   <translation>mit Terminal</translation>
  </message>
  <message>
   <source>without a terminal</source>
   <translation>ohne Terminal</translation>
  </message>
  <message>
   <source>terminals %1 wide</source>
   <translation>Terminals %1 breit</translation>
  </message>
  <message>
   <source>when a step fails: %1</source>
   <translation>wenn ein Schritt misslingt: %1</translation>
  </message>
  <message>
   <source>as %1</source>
   <translation>als %1</translation>
  </message>
  <message>
   <source>port %1</source>
   <translation>Port %1</translation>
  </message>
  <message>
   <source>with the key %1</source>
   <translation>mit dem Schlüssel %1</translation>
  </message>
  <message>
   <source>through %1</source>
   <translation>über %1</translation>
  </message>
  <message>
   <source>host keys in %1</source>
   <translation>Host-Schlüssel in %1</translation>
  </message>
  <message>
   <source>old algorithms (SHA-1): %1</source>
   <translation>alte Verfahren (SHA-1): %1</translation>
  </message>
  <message>
   <source>as root by %1</source>
   <translation>als root durch %1</translation>
  </message>
  <message>
   <source>as %1 by %2</source>
   <translation>als %1 durch %2</translation>
  </message>
  <message>
   <source>stops its host when it fails</source>
   <translation>hält seinen Rechner an, wenn er misslingt</translation>
  </message>
  <message>
   <source>goes on when it fails</source>
   <translation>macht weiter, wenn er misslingt</translation>
  </message>
  <message>
   <source>without a time limit</source>
   <translation>ohne Zeitgrenze</translation>
  </message>
  <message>
   <source>within %1 s</source>
   <translation>binnen %1 s</translation>
  </message>
  <message>
   <source>read by %1</source>
   <translation>gelesen von %1</translation>
  </message>
  <message>
   <source>changes nothing</source>
   <translation>ändert nichts</translation>
  </message>
  <message>
   <source>is dangerous</source>
   <translation>ist gefährlich</translation>
  </message>
  <message>
   <source>may be repeated</source>
   <translation>darf wiederholt werden</translation>
  </message>
  <message>
   <source>as each step says</source>
   <translation>wie es jeder Schritt sagt</translation>
  </message>
  <message>
   <source>stop this host</source>
   <translation>diesen Rechner anhalten</translation>
  </message>
  <message>
   <source>as each step says, else stop this host</source>
   <translation>wie es jeder Schritt sagt, sonst diesen Rechner anhalten</translation>
  </message>
  <message>
   <source>go on</source>
   <translation>weitermachen</translation>
  </message>
  <message>
   <source>as each step says, else go on</source>
   <translation>wie es jeder Schritt sagt, sonst weitermachen</translation>
  </message>
  <message>
   <source>allowed</source>
   <translation>erlaubt</translation>
  </message>
  <message>
   <source>step %1: %2</source>
   <translation>Schritt %1: %2</translation>
  </message>
  <message>
   <source>outputs in %1</source>
   <translation>Ausgaben in %1</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ElidedLabel</name>
  <message>
   <source>… +%1 more</source>
   <translation>… +%1 weitere</translation>
  </message>
 </context>
 <context>
  <name>Command</name>
  <message>
   <source>New &amp;tab</source>
   <translation>Neuer &amp;Tab</translation>
  </message>
  <message>
   <source>&amp;Close tab</source>
   <translation>Tab s&amp;chließen</translation>
  </message>
  <message>
   <source>New &amp;group…</source>
   <translation>Neue &amp;Gruppe …</translation>
  </message>
  <message>
   <source>New &amp;host…</source>
   <translation>Neuer &amp;Rechner …</translation>
  </message>
  <message>
   <source>&amp;Open library…</source>
   <translation>Bibliothek ö&amp;ffnen …</translation>
  </message>
  <message>
   <source>New &amp;library…</source>
   <translation>Neue &amp;Bibliothek …</translation>
  </message>
  <message>
   <source>&amp;Import SSH configuration…</source>
   <translation>SSH-Konfiguration &amp;importieren …</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>&amp;Exportieren …</translation>
  </message>
  <message>
   <source>Sa&amp;ve output…</source>
   <translation>Ausgabe &amp;speichern …</translation>
  </message>
  <message>
   <source>Save the output to a file</source>
   <translation>Die Ausgabe in eine Datei speichern</translation>
  </message>
  <message>
   <source>&amp;Quit</source>
   <translation>&amp;Beenden</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>&amp;Rückgängig</translation>
  </message>
  <message>
   <source>&amp;Redo</source>
   <translation>Wieder&amp;herstellen</translation>
  </message>
  <message>
   <source>&amp;Find in output</source>
   <translation>In der Ausgabe &amp;suchen</translation>
  </message>
  <message>
   <source>Find in this output</source>
   <translation>In dieser Ausgabe suchen</translation>
  </message>
  <message>
   <source>Find &amp;next</source>
   <translation>&amp;Weitersuchen</translation>
  </message>
  <message>
   <source>Next match</source>
   <translation>Nächster Treffer</translation>
  </message>
  <message>
   <source>Find &amp;previous</source>
   <translation>&amp;Rückwärts suchen</translation>
  </message>
  <message>
   <source>Previous match</source>
   <translation>Voriger Treffer</translation>
  </message>
  <message>
   <source>Fi&amp;lter results</source>
   <translation>Ergebnisse fi&amp;ltern</translation>
  </message>
  <message>
   <source>Copy &amp;host names</source>
   <translation>Rechner&amp;namen kopieren</translation>
  </message>
  <message>
   <source>P&amp;references…</source>
   <translation>&amp;Einstellungen …</translation>
  </message>
  <message>
   <source>&amp;Run</source>
   <translation>&amp;Ausführen</translation>
  </message>
  <message>
   <source>Run on these hosts</source>
   <translation>Auf diesen Rechnern ausführen</translation>
  </message>
  <message>
   <source>&amp;Stop</source>
   <translation>&amp;Anhalten</translation>
  </message>
  <message>
   <source>Stop this run</source>
   <translation>Diese Ausführung anhalten</translation>
  </message>
  <message>
   <source>Stop the se&amp;lected hosts</source>
   <translation>Auf den aus&amp;gewählten Rechnern anhalten</translation>
  </message>
  <message>
   <source>Run again on &amp;failed</source>
   <translation>Auf den &amp;misslungenen noch einmal</translation>
  </message>
  <message>
   <source>Repeat on the hosts that did not end well</source>
   <translation>Auf den Rechnern wiederholen, die nicht gut endeten</translation>
  </message>
  <message>
   <source>Run again &amp;where nothing has run</source>
   <translation>Noch einmal, &amp;wo nichts gelaufen ist</translation>
  </message>
  <message>
   <source>Not reached, not let in, not trusted or skipped: the command has not started there, so that running it again repeats nothing.</source>
   <translation>Nicht erreicht, nicht betreten, nicht vertraut oder übersprungen: Der Befehl ist dort nicht gestartet, sodass ein neuer Lauf nichts wiederholt.</translation>
  </message>
  <message>
   <source>Save the selected hosts as &amp;group…</source>
   <translation>Gewählte Rechner als &amp;Gruppe speichern…</translation>
  </message>
  <message>
   <source>Use the selected hosts as &amp;target</source>
   <translation>Ausgewählte Rechner als &amp;Ziel nehmen</translation>
  </message>
  <message>
   <source>&amp;Add step</source>
   <translation>&amp;Schritt hinzufügen</translation>
  </message>
  <message>
   <source>Add another command that runs after this one on each host</source>
   <translation>Noch einen Befehl hinzufügen, der auf jedem Rechner nach diesem läuft</translation>
  </message>
  <message>
   <source>&amp;Options</source>
   <translation>&amp;Optionen</translation>
  </message>
  <message>
   <source>User, fan-out, time limits, host keys</source>
   <translation>Benutzer, Parallelität, Zeitgrenzen, Host-Schlüssel</translation>
  </message>
  <message>
   <source>Show the exact &amp;hosts</source>
   <translation>Die genaue &amp;Rechnerliste zeigen</translation>
  </message>
  <message>
   <source>Show the exact list of hosts</source>
   <translation>Die genaue Liste der Rechner zeigen</translation>
  </message>
  <message>
   <source>&amp;Side panels</source>
   <translation>&amp;Seitenleiste</translation>
  </message>
  <message>
   <source>&amp;Fold the composer</source>
   <translation>Eingabe ein&amp;klappen</translation>
  </message>
  <message>
   <source>Fold or unfold the composer</source>
   <translation>Eingabe ein- oder ausklappen</translation>
  </message>
  <message>
   <source>&amp;Group by reason</source>
   <translation>Nach &amp;Grund gruppieren</translation>
  </message>
  <message>
   <source>Go to &amp;target</source>
   <translation>Zum &amp;Ziel</translation>
  </message>
  <message>
   <source>Go to &amp;command</source>
   <translation>Zum &amp;Befehl</translation>
  </message>
  <message>
   <source>Go to &amp;hosts</source>
   <translation>Zu den &amp;Rechnern</translation>
  </message>
  <message>
   <source>Go to s&amp;nippets</source>
   <translation>Zu den S&amp;nippets</translation>
  </message>
  <message>
   <source>Go to &amp;results</source>
   <translation>Zu den &amp;Ergebnissen</translation>
  </message>
  <message>
   <source>Go to &amp;output</source>
   <translation>Zur &amp;Ausgabe</translation>
  </message>
  <message>
   <source>Ne&amp;xt tab</source>
   <translation>&amp;Nächster Tab</translation>
  </message>
  <message>
   <source>&amp;Previous tab</source>
   <translation>&amp;Voriger Tab</translation>
  </message>
  <message>
   <source>Past &amp;runs…</source>
   <translation>&amp;Frühere Ausführungen …</translation>
  </message>
  <message>
   <source>&amp;Keyboard shortcuts</source>
   <translation>&amp;Tastenkürzel</translation>
  </message>
  <message>
   <source>&amp;About Rollcall</source>
   <translation>Ü&amp;ber Rollcall</translation>
  </message>
  <message>
   <source>About &amp;Qt</source>
   <translation>Über &amp;Qt</translation>
  </message>
  <message>
   <source>&amp;Rename…</source>
   <translation>&amp;Umbenennen …</translation>
  </message>
  <message>
   <source>&amp;Duplicate</source>
   <translation>&amp;Verdoppeln</translation>
  </message>
  <message>
   <source>Use as &amp;target</source>
   <translation>Als &amp;Ziel nehmen</translation>
  </message>
  <message>
   <source>&amp;Add to the target</source>
   <translation>Zum Ziel &amp;hinzufügen</translation>
  </message>
  <message>
   <source>&amp;New</source>
   <translation>&amp;Neu</translation>
  </message>
  <message>
   <source>Add host, group or library</source>
   <translation>Rechner, Gruppe oder Bibliothek hinzufügen</translation>
  </message>
  <message>
   <source>&amp;Edit…</source>
   <translation>&amp;Bearbeiten …</translation>
  </message>
  <message>
   <source>Take out of &amp;group %1</source>
   <translation>Aus der &amp;Gruppe %1 nehmen</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Löschen</translation>
  </message>
  <message>
   <source>&amp;Close library %1</source>
   <translation>Bibliothek %1 s&amp;chließen</translation>
  </message>
  <message>
   <source>&amp;Load</source>
   <translation>&amp;Laden</translation>
  </message>
  <message>
   <source>Load in a new &amp;tab</source>
   <translation>In einem neuen &amp;Tab laden</translation>
  </message>
  <message>
   <source>&amp;Favourite</source>
   <translation>&amp;Favorit</translation>
  </message>
  <message>
   <source>No &amp;favourite any more</source>
   <translation>Kein &amp;Favorit mehr</translation>
  </message>
  <message>
   <source>&amp;Edit properties…</source>
   <translation>&amp;Eigenschaften bearbeiten …</translation>
  </message>
  <message>
   <source>&amp;New snippet</source>
   <translation>&amp;Neues Snippet</translation>
  </message>
  <message>
   <source>Write a new snippet in a tab, then save it</source>
   <translation>Ein neues Snippet in einem Tab schreiben und dann speichern</translation>
  </message>
  <message numerus="yes">
   <source>&amp;Run again on %Ln host(s)</source>
   <translation>
    <numerusform>Noch einmal auf %Ln &amp;Rechner</numerusform>
    <numerusform>Noch einmal auf %Ln &amp;Rechnern</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Run again on all %Ln host(s) &amp;with: %1</source>
   <translation>
    <numerusform>Noch einmal auf %Ln Rechner &amp;mit: %1</numerusform>
    <numerusform>Noch einmal auf allen %Ln Rechnern &amp;mit: %1</numerusform>
   </translation>
  </message>
  <message>
   <source>Run again on &amp;those with</source>
   <translation>Noch einmal auf &amp;denen mit</translation>
  </message>
  <message>
   <source>Show &amp;only: %1</source>
   <translation>&amp;Nur zeigen: %1</translation>
  </message>
  <message>
   <source>Show only: %1</source>
   <translation>Nur zeigen: %1</translation>
  </message>
  <message>
   <source>Select &amp;all: %1</source>
   <translation>&amp;Alle auswählen: %1</translation>
  </message>
  <message>
   <source>Clear filters</source>
   <translation>Filter löschen</translation>
  </message>
  <message>
   <source>Show all rows again</source>
   <translation>Wieder alle Zeilen zeigen</translation>
  </message>
  <message>
   <source>Match case</source>
   <translation>Groß- und Kleinschreibung beachten</translation>
  </message>
  <message>
   <source>Regular expression</source>
   <translation>Regulärer Ausdruck</translation>
  </message>
  <message>
   <source>Close the find bar</source>
   <translation>Suchleiste schließen</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>&amp;Copy</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <source>Select &amp;all</source>
   <translation>&amp;Alles auswählen</translation>
  </message>
  <message>
   <source>&amp;Wrap lines</source>
   <translation>Zeilen &amp;umbrechen</translation>
  </message>
  <message>
   <source>Wrap long lines</source>
   <translation>Lange Zeilen umbrechen</translation>
  </message>
  <message>
   <source>Copy output</source>
   <translation>Ausgabe kopieren</translation>
  </message>
  <message>
   <source>Copy the selected text, else the whole output</source>
   <translation>Den ausgewählten Text kopieren, sonst die ganze Ausgabe</translation>
  </message>
  <message>
   <source>Reopen c&amp;losed tab</source>
   <translation>Geschlossenen &amp;Reiter wieder öffnen</translation>
  </message>
  <message>
   <source>Save s&amp;nippet</source>
   <translation>S&amp;nippet speichern</translation>
  </message>
  <message>
   <source>Keep this command in the snippet that it comes from, or in a new one</source>
   <translation>Diesen Befehl in dem Snippet aufheben, aus dem er kommt, oder in einem neuen</translation>
  </message>
  <message>
   <source>Sa&amp;ve as new snippet…</source>
   <translation>Als neues Snippet speic&amp;hern …</translation>
  </message>
  <message>
   <source>Keep this command in a library under a name of its own</source>
   <translation>Diesen Befehl unter einem eigenen Namen in einer Bibliothek aufheben</translation>
  </message>
  <message>
   <source>&amp;Copy names</source>
   <translation>Namen &amp;kopieren</translation>
  </message>
  <message>
   <source>&amp;Paste into the group</source>
   <translation>In die Gruppe &amp;einfügen</translation>
  </message>
  <message>
   <source>D&amp;uplicate</source>
   <translation>D&amp;uplizieren</translation>
  </message>
  <message>
   <source>Copy ro&amp;ws</source>
   <translation>&amp;Zeilen kopieren</translation>
  </message>
  <message>
   <source>A&amp;nswers</source>
   <translation>A&amp;ntworten</translation>
  </message>
  <message>
   <source>Equal outputs as one entry each</source>
   <translation>Gleiche Ausgaben als je ein Eintrag</translation>
  </message>
  <message>
   <source>&amp;Table</source>
   <translation>&amp;Tabelle</translation>
  </message>
  <message>
   <source>A row for each host and step</source>
   <translation>Eine Zeile für jeden Rechner und Schritt</translation>
  </message>
  <message>
   <source>Sort no&amp;w</source>
   <translation>&amp;Jetzt sortieren</translation>
  </message>
  <message>
   <source>Failures first, then the rarest: while the run goes, entries keep their places</source>
   <translation>Fehler zuerst, dann das Seltenste: während der Lauf dauert, behalten Einträge ihre Plätze</translation>
  </message>
  <message>
   <source>Masks</source>
   <translation>Masken</translation>
  </message>
  <message>
   <source>What is left out when answers are compared</source>
   <translation>Was beim Vergleichen der Antworten weggelassen wird</translation>
  </message>
  <message>
   <source>&amp;Own patterns…</source>
   <translation>&amp;Eigene Muster…</translation>
  </message>
  <message>
   <source>The &amp;usual masks</source>
   <translation>Die &amp;üblichen Masken</translation>
  </message>
  <message>
   <source>&amp;No masks</source>
   <translation>&amp;Keine Masken</translation>
  </message>
  <message>
   <source>Next &amp;change</source>
   <translation>&amp;Nächste Änderung</translation>
  </message>
  <message>
   <source>Previous c&amp;hange</source>
   <translation>V&amp;orige Änderung</translation>
  </message>
  <message>
   <source>&amp;Compare</source>
   <translation>&amp;Vergleich</translation>
  </message>
  <message>
   <source>What has changed since an earlier run</source>
   <translation>Was sich seit einem früheren Lauf geändert hat</translation>
  </message>
  <message>
   <source>&amp;Side by side</source>
   <translation>&amp;Nebeneinander</translation>
  </message>
  <message>
   <source>Both outputs beside each other</source>
   <translation>Beide Ausgaben nebeneinander</translation>
  </message>
  <message>
   <source>Copy rows as &amp;CSV</source>
   <translation>Zeilen als &amp;CSV kopieren</translation>
  </message>
  <message>
   <source>Copy rows as &amp;Markdown</source>
   <translation>Zeilen als &amp;Markdown kopieren</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::TreeDelegate</name>
  <message>
   <source>%1 of %2</source>
   <comment>hosts that are shown, all</comment>
   <translation>%1 von %2</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::UndoOffer</name>
  <message>
   <source>Undo: %1</source>
   <translation>Rückgängig: %1</translation>
  </message>
 </context>
 <context>
  <name>ProductionDialog</name>
  <message>
   <source>Run on production</source>
   <translation>Auf Produktion ausführen</translation>
  </message>
  <message>
   <source>&amp;What runs:</source>
   <translation>&amp;Was läuft:</translation>
  </message>
  <message>
   <source>What runs</source>
   <translation>Was läuft</translation>
  </message>
  <message>
   <source>W&amp;here:</source>
   <translation>&amp;Wo:</translation>
  </message>
  <message>
   <source>Where it runs</source>
   <translation>Wo es läuft</translation>
  </message>
  <message>
   <source>Number of production hosts</source>
   <translation>Zahl der Produktionsrechner</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ProductionDialog</name>
  <message>
   <source>&amp;Number of production hosts, to be sure:</source>
   <translation>&amp;Zahl der Produktionsrechner, zur Sicherheit:</translation>
  </message>
  <message numerus="yes">
   <source>&amp;Run on %Ln host(s)</source>
   <translation>
    <numerusform>Auf %Ln Rechner &amp;ausführen</numerusform>
    <numerusform>Auf %Ln Rechnern &amp;ausführen</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Heading</name>
  <message>
   <source>%1 on %2</source>
   <translation>%1 auf %2</translation>
  </message>
  <message numerus="yes">
   <source>%1 on %Ln host(s) of %2</source>
   <translation>
    <numerusform>%1 auf %Ln Rechner von %2</numerusform>
    <numerusform>%1 auf %Ln Rechnern von %2</numerusform>
   </translation>
  </message>
  <message>
   <source>no command</source>
   <translation>kein Befehl</translation>
  </message>
 </context>
 <context>
  <name>RunSentence</name>
  <message numerus="yes">
   <source>%1 of %Ln task(s) done</source>
   <translation>
    <numerusform>%1 von %Ln Aufgabe erledigt</numerusform>
    <numerusform>%1 von %Ln Aufgaben erledigt</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln host(s) done</source>
   <translation>
    <numerusform>%1 von %Ln Rechner fertig</numerusform>
    <numerusform>%1 von %Ln Rechnern fertig</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln task(s) ok</source>
   <translation>
    <numerusform>%1 von %Ln Aufgabe ok</numerusform>
    <numerusform>%1 von %Ln Aufgaben ok</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln host(s) ok</source>
   <translation>
    <numerusform>%1 von %Ln Rechner ok</numerusform>
    <numerusform>%1 von %Ln Rechnern ok</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln task(s) not ok</source>
   <translation>
    <numerusform>%1 von %Ln Aufgabe nicht ok</numerusform>
    <numerusform>%1 von %Ln Aufgaben nicht ok</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1 of %Ln host(s) not ok</source>
   <translation>
    <numerusform>%1 von %Ln Rechner nicht ok</numerusform>
    <numerusform>%1 von %Ln Rechnern nicht ok</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All %Ln task(s) ok in %1</source>
   <translation>
    <numerusform>%Ln Aufgabe ok in %1</numerusform>
    <numerusform>Alle %Ln Aufgaben ok in %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All %Ln host(s) ok in %1</source>
   <translation>
    <numerusform>%Ln Rechner ok in %1</numerusform>
    <numerusform>Alle %Ln Rechner ok in %1</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln still running on its host</source>
   <translation>
    <numerusform>%Ln läuft auf seinem Rechner noch</numerusform>
    <numerusform>%Ln laufen auf ihren Rechnern noch</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln unknown whether it still runs</source>
   <translation>
    <numerusform>bei %Ln ist unbekannt, ob es noch läuft</numerusform>
    <numerusform>bei %Ln ist unbekannt, ob sie noch laufen</numerusform>
   </translation>
  </message>
  <message>
   <source>Stopping: %1</source>
   <translation>Wird angehalten: %1</translation>
  </message>
  <message>
   <source>Running: %1, %2</source>
   <translation>Läuft: %1, %2</translation>
  </message>
  <message>
   <source>Paused: %1, %2</source>
   <translation>Angehalten: %1, %2</translation>
  </message>
  <message>
   <source>%1, %2</source>
   <comment>2 of 36 hosts not ok, 4 s</comment>
   <translation>%1, %2</translation>
  </message>
  <message>
   <source>Stopped after %1: %2</source>
   <translation>Nach %1 angehalten: %2</translation>
  </message>
  <message>
   <source>Interrupted: Rollcall ended before this run did. What had arrived is here.</source>
   <translation>Unterbrochen: Rollcall endete vor dieser Ausführung. Was angekommen war, ist hier.</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::SavedHostsLabel</name>
  <message>
   <source>Reading libraries…</source>
   <translation>Lese Bibliotheken …</translation>
  </message>
  <message numerus="yes">
   <source>%Ln saved host(s)</source>
   <translation>
    <numerusform>%Ln gespeicherter Rechner</numerusform>
    <numerusform>%Ln gespeicherte Rechner</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>SameLogin</name>
  <message>
   <source>%1 is %2 (%3): it is in the run once.</source>
   <translation>%1 ist %2 (%3): Er ist einmal im Lauf.</translation>
  </message>
  <message numerus="yes">
   <source>… and %n more that are in the run already.</source>
   <translation>
    <numerusform>… und %n weiterer, der schon im Lauf ist.</numerusform>
    <numerusform>… und %n weitere, die schon im Lauf sind.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>HostList</name>
  <message>
   <source>a group does not belong into a list of hosts</source>
   <translation>eine Gruppe gehört nicht in eine Liste von Rechnern</translation>
  </message>
  <message>
   <source>a host's name was expected</source>
   <translation>der Name eines Rechners wurde erwartet</translation>
  </message>
  <message>
   <source>it was taken for the headings of a table</source>
   <translation>sie wurde für die Überschriften einer Tabelle genommen</translation>
  </message>
  <message>
   <source>there is no host in the column of hosts</source>
   <translation>in der Spalte der Rechner steht keiner</translation>
  </message>
  <message>
   <source>this section of an inventory holds no hosts</source>
   <translation>dieser Abschnitt eines Inventars enthält keine Rechner</translation>
  </message>
  <message>
   <source>it is about the machine itself or no machine</source>
   <translation>es geht um die Maschine selbst oder um keine</translation>
  </message>
  <message numerus="yes">
   <source>of lines with several words only the first one is a host: %n line(s)</source>
   <translation>
    <numerusform>von Zeilen mit mehreren Wörtern ist nur das erste ein Rechner: %n Zeile</numerusform>
    <numerusform>von Zeilen mit mehreren Wörtern ist nur das erste ein Rechner: %n Zeilen</numerusform>
   </translation>
  </message>
  <message>
   <source>the text is neither UTF-8 nor UTF-16</source>
   <translation>der Text ist weder UTF-8 noch UTF-16</translation>
  </message>
  <message>
   <source>it was taken for the heading of a section, which holds nothing</source>
   <translation>es wurde als Überschrift eines Abschnitts gelesen, in dem nichts steht</translation>
  </message>
  <message>
   <source>there is no word in it</source>
   <translation>es steht kein Wort darin</translation>
  </message>
  <message>
   <source>in it %1, which does not show or passes for another one</source>
   <translation>in ihr ist %1, was man nicht sieht oder was wie ein anderes aussieht</translation>
  </message>
 </context>
 <context>
  <name>PastedHosts</name>
  <message>
   <source>pasted text</source>
   <translation>eingefügter Text</translation>
  </message>
  <message numerus="yes">
   <source>… and %n more line(s).</source>
   <translation>
    <numerusform>… und %n weitere Zeile.</numerusform>
    <numerusform>… und %n weitere Zeilen.</numerusform>
   </translation>
  </message>
  <message>
   <source>Paste hosts</source>
   <translation>Rechner einfügen</translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s) or range(s) of hosts are in what you paste.</source>
   <translation>
    <numerusform>%Ln Rechner oder Bereich von Rechnern ist in dem, was Sie einfügen.</numerusform>
    <numerusform>%Ln Rechner oder Bereiche von Rechnern sind in dem, was Sie einfügen.</numerusform>
   </translation>
  </message>
  <message>
   <source>Paste as &amp;text</source>
   <translation>Als &amp;Text einfügen</translation>
  </message>
  <message>
   <source>&amp;Take the hosts</source>
   <translation>&amp;Rechner nehmen</translation>
  </message>
 </context>
 <context>
  <name>ChangedSnippetDialog</name>
  <message>
   <source>What the snippet says today</source>
   <translation>Was das Snippet heute sagt</translation>
  </message>
  <message>
   <source>What the snippet says to&amp;day</source>
   <translation>Was &amp;das Snippet heute sagt</translation>
  </message>
  <message>
   <source>What this tab holds</source>
   <translation>Was dieser Reiter enthält</translation>
  </message>
  <message>
   <source>What this tab &amp;holds</source>
   <translation>Was dieser Reiter ent&amp;hält</translation>
  </message>
  <message>
   <source>Changed snippet</source>
   <translation>Geändertes Snippet</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ChangedSnippetDialog</name>
  <message>
   <source>&amp;Take the new one</source>
   <translation>Das &amp;neue nehmen</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::EncodingBox</name>
  <message>
   <source>Read as %1</source>
   <comment>an encoding</comment>
   <translation>Als %1 lesen</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::AddressRow</name>
  <message>
   <source>Copy &amp;address</source>
   <translation>Adresse &amp;kopieren</translation>
  </message>
  <message>
   <source>Address of the page</source>
   <translation>Adresse der Seite</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::PagesBar</name>
  <message>
   <source>%1: the login waits for a page to be visited.</source>
   <translation>%1: Die Anmeldung wartet darauf, dass jemand eine Seite besucht.</translation>
  </message>
  <message>
   <source>%1: the login waits for somebody to do what the server says.</source>
   <translation>%1: Die Anmeldung wartet darauf, dass jemand tut, was der Server sagt.</translation>
  </message>
  <message>
   <source>The server says:</source>
   <translation>Der Server sagt:</translation>
  </message>
  <message>
   <source>The server of %1 says:</source>
   <translation>Der Server von %1 sagt:</translation>
  </message>
 </context>
 <context>
  <name>PrivateFiles</name>
  <message>
   <source>a symbolic link that others have put there</source>
   <translation>ein symbolischer Link, den andere dorthin gelegt haben</translation>
  </message>
  <message>
   <source>somebody else&apos;s folder, in a folder that everybody can write to</source>
   <translation>ein fremder Ordner in einem Ordner, in den alle schreiben dürfen</translation>
  </message>
 </context>
 <context>
  <name>Export</name>
  <message>
   <source>a pipe</source>
   <translation>eine Pipe</translation>
  </message>
  <message>
   <source>a socket</source>
   <translation>ein Socket</translation>
  </message>
  <message>
   <source>a device</source>
   <translation>ein Gerät</translation>
  </message>
  <message>
   <source>a folder</source>
   <translation>ein Ordner</translation>
  </message>
  <message>
   <source>somebody else&apos;s file, in a folder that everybody can write to</source>
   <translation>eine fremde Datei in einem Ordner, in den alle schreiben dürfen</translation>
  </message>
  <message>
   <source>somebody else&apos;s folder, in a folder that everybody can write to</source>
   <translation>ein fremder Ordner in einem Ordner, in den alle schreiben dürfen</translation>
  </message>
  <message>
   <source>%1 that others can have put there</source>
   <translation>%1, was andere dorthin gelegt haben können</translation>
  </message>
  <message>
   <source>a symbolic link</source>
   <translation>ein symbolischer Link</translation>
  </message>
  <message>
   <source>a symbolic link that others can have put there</source>
   <translation>ein symbolischer Link, den andere dorthin gelegt haben können</translation>
  </message>
  <message>
   <source>a pipe from which nobody reads</source>
   <translation>eine Pipe, aus der niemand liest</translation>
  </message>
  <message>
   <source>another one than a moment ago</source>
   <translation>eine andere als eben noch</translation>
  </message>
 </context>
 <context>
  <name>Production</name>
  <message>
   <source>The group “%1” of the library “%2” cannot be worked out. %3</source>
   <translation>Was die Gruppe „%1“ der Bibliothek „%2“ umfasst, lässt sich nicht feststellen. %3</translation>
  </message>
 </context>
 <context>
  <name>Consent</name>
  <message>
   <source>%1: %2</source>
   <comment>host, login</comment>
   <translation>%1: %2</translation>
  </message>
  <message>
   <source>%1: not connected to</source>
   <translation>%1: wird nicht verbunden</translation>
  </message>
  <message>
   <source>production</source>
   <translation>Produktion</translation>
  </message>
  <message>
   <source>through %1</source>
   <translation>über %1</translation>
  </message>
  <message>
   <source>old algorithms allowed</source>
   <translation>alte Algorithmen erlaubt</translation>
  </message>
  <message>
   <source>perhaps production</source>
   <translation>vielleicht Produktion</translation>
  </message>
  <message>
   <source>Whether it is in production is not known of each host.</source>
   <translation>Nicht von jedem Rechner ist bekannt, ob er zur Produktion gehört.</translation>
  </message>
  <message>
   <source>with sudo as %1</source>
   <translation>mit sudo als %1</translation>
  </message>
  <message>
   <source>with doas as %1</source>
   <translation>mit doas als %1</translation>
  </message>
  <message>
   <source>with su as %1</source>
   <translation>mit su als %1</translation>
  </message>
  <message>
   <source>Step %1</source>
   <translation>Schritt %1</translation>
  </message>
  <message numerus="yes">
   <source>This runs on %Ln production host(s).</source>
   <translation>
    <numerusform>Das läuft auf %Ln Rechner der Produktion.</numerusform>
    <numerusform>Das läuft auf %Ln Rechnern der Produktion.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>This runs on %Ln host(s), of which %1 are in production.</source>
   <translation>
    <numerusform>Das läuft auf %Ln Rechner, in der Produktion: %1.</numerusform>
    <numerusform>Das läuft auf %Ln Rechnern, davon in der Produktion: %1.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>QuestionText</name>
  <message>
   <source>The last answer was refused.</source>
   <translation>Die letzte Antwort wurde abgelehnt.</translation>
  </message>
  <message>
   <source>%1 has refused the last answer.</source>
   <translation>%1 hat die letzte Antwort abgelehnt.</translation>
  </message>
  <message>
   <source>That passphrase does not open the key file %1.</source>
   <translation>Diese Passphrase öffnet die Schlüsseldatei %1 nicht.</translation>
  </message>
 </context>
 <context>
  <name>Answers</name>
  <message>
   <source>no answer yet</source>
   <translation>noch keine Antwort</translation>
  </message>
  <message>
   <source>no output</source>
   <translation>keine Ausgabe</translation>
  </message>
  <message>
   <source>ends before: %1</source>
   <translation>endet vor: %1</translation>
  </message>
  <message>
   <source>Line %1 of standard error is the first that differs from the most common answer.</source>
   <translation>Zeile %1 der Fehlerausgabe ist die erste, in der sie von der häufigsten Antwort abweicht.</translation>
  </message>
  <message>
   <source>Line %1 is the first that differs from the most common answer.</source>
   <translation>Zeile %1 ist die erste, in der sie von der häufigsten Antwort abweicht.</translation>
  </message>
  <message>
   <source>standard error: %1</source>
   <translation>Fehlerausgabe: %1</translation>
  </message>
  <message>
   <source>%1 (the same lines: what differs is a line end at the end, or far below)</source>
   <translation>%1 (dieselben Zeilen: verschieden ist ein Zeilenende am Schluss oder etwas weit unten)</translation>
  </message>
 </context>
 <context>
  <name>MaskPatternsDialog</name>
  <message>
   <source>Own patterns</source>
   <translation>Eigene Muster</translation>
  </message>
  <message>
   <source>&amp;Regular expressions, one a line. What they match is left out when answers are compared.</source>
   <translation>&amp;Reguläre Ausdrücke, einer je Zeile. Was auf sie passt, wird beim Vergleichen der Antworten weggelassen.</translation>
  </message>
  <message>
   <source>Regular expressions, one a line</source>
   <translation>Reguläre Ausdrücke, einer je Zeile</translation>
  </message>
  <message>
   <source>What is wrong with a pattern</source>
   <translation>Was an einem Muster falsch ist</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::AnswersView</name>
  <message>
   <source>Comparing the answers…</source>
   <translation>Die Antworten werden verglichen …</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::MasksButton</name>
  <message>
   <source>the host&apos;s own name and addresses</source>
   <translation>der eigene Name und die Adressen des Rechners</translation>
  </message>
  <message>
   <source>clock times, with their dates</source>
   <translation>Uhrzeiten samt ihrem Datum</translation>
  </message>
  <message>
   <source>process numbers: name[123]</source>
   <translation>Prozessnummern: name[123]</translation>
  </message>
  <message>
   <source>UUIDs</source>
   <translation>UUIDs</translation>
  </message>
  <message>
   <source>dates without a time</source>
   <translation>Daten ohne Uhrzeit</translation>
  </message>
  <message>
   <source>sizes and percentages</source>
   <translation>Größen und Prozentwerte</translation>
  </message>
  <message>
   <source>all numbers</source>
   <translation>alle Zahlen</translation>
  </message>
  <message>
   <source>hexadecimal numbers</source>
   <translation>hexadezimale Zahlen</translation>
  </message>
  <message>
   <source>how much white space there is</source>
   <translation>wie viel Leerraum da ist</translation>
  </message>
  <message>
   <source>Left out when comparing</source>
   <translation>Beim Vergleichen weggelassen</translation>
  </message>
  <message>
   <source>No masks</source>
   <translation>Keine Masken</translation>
  </message>
  <message numerus="yes">
   <source>Masks: %Ln</source>
   <translation>
    <numerusform>Masken: %Ln</numerusform>
    <numerusform>Masken: %Ln</numerusform>
   </translation>
  </message>
  <message>
   <source>Only answers that are quite the same fold together.</source>
   <translation>Nur Antworten, die ganz gleich sind, werden gefaltet.</translation>
  </message>
  <message>
   <source>Left out when answers are compared: %1</source>
   <translation>Beim Vergleichen der Antworten weggelassen: %1</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ResultsViews</name>
  <message>
   <source>How to look at the results</source>
   <translation>Wie die Ergebnisse betrachtet werden</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Ergebnisse</translation>
  </message>
 </context>
 <context>
  <name>rollcall::models::AnswersModel</name>
  <message numerus="yes">
   <source>%Ln different text(s), equal but for what the masks leave out. Open the entry to see them.</source>
   <translation>
    <numerusform>%Ln Text, gleich bis auf das, was die Masken weglassen.</numerusform>
    <numerusform>%Ln verschiedene Texte, gleich bis auf das, was die Masken weglassen. Sie stehen unter dem Eintrag, wenn er aufgeklappt wird.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln host(s), nearly the same</source>
   <translation>
    <numerusform>%Ln Rechner, fast gleich</numerusform>
    <numerusform>%Ln Rechner, fast gleich</numerusform>
   </translation>
  </message>
  <message>
   <source>The first line that differs from the most common answer; of that one, its first line</source>
   <translation>Die erste Zeile, die von der häufigsten Antwort abweicht; bei dieser selbst ihre erste</translation>
  </message>
  <message>
   <source>How many</source>
   <translation>Wie viele</translation>
  </message>
  <message>
   <source>Hosts</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <source>Says</source>
   <translation>Sagt</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ResultHosts</name>
  <message>
   <source>Not in their groups any more, and left out: %1</source>
   <translation>Nicht mehr in ihren Gruppen und daher weggelassen: %1</translation>
  </message>
 </context>
 <context>
  <name>ChangesText</name>
  <message>
   <source>Standard error</source>
   <translation>Standardfehlerausgabe</translation>
  </message>
  <message numerus="yes">
   <source>… %Ln equal line(s) …</source>
   <translation>
    <numerusform>… %Ln gleiche Zeile …</numerusform>
    <numerusform>… %Ln gleiche Zeilen …</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ChangesView</name>
  <message>
   <source>What it is compared with</source>
   <translation>Womit verglichen wird</translation>
  </message>
  <message>
   <source>What is to be seen here</source>
   <translation>Was hier zu sehen ist</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>Änderungen</translation>
  </message>
  <message>
   <source>Before</source>
   <translation>Vorher</translation>
  </message>
  <message>
   <source>After</source>
   <translation>Nachher</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::ChangesView</name>
  <message>
   <source>Select a row above to see in what its answer differs.</source>
   <translation>Oben eine Zeile wählen: hier steht dann, worin ihre Antwort abweicht.</translation>
  </message>
  <message>
   <source>Outputs of more than %1 are not compared line by line.</source>
   <translation>Ausgaben von mehr als %1 werden nicht Zeile für Zeile verglichen.</translation>
  </message>
  <message>
   <source>The same lines as %1.</source>
   <translation>Dieselben Zeilen wie %1.</translation>
  </message>
  <message>
   <source>Nothing differs from %1 but what the masks leave out.</source>
   <translation>Nichts weicht von %1 ab außer dem, was die Masken weglassen.</translation>
  </message>
  <message numerus="yes">
   <source>%Ln change(s) from %1</source>
   <translation>
    <numerusform>%Ln Änderung gegenüber: %1</numerusform>
    <numerusform>%Ln Änderungen gegenüber: %1</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::CompareView</name>
  <message>
   <source>Compared &amp;with</source>
   <translation>Vergl&amp;ichen mit</translation>
  </message>
  <message>
   <source>Compared with</source>
   <translation>Verglichen mit</translation>
  </message>
  <message>
   <source>How many have changed</source>
   <translation>Wie viele sich geändert haben</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>Änderungen</translation>
  </message>
  <message>
   <source>This host has no answer in the earlier run.</source>
   <translation>Dieser Rechner hat im früheren Lauf keine Antwort.</translation>
  </message>
  <message>
   <source>%1 of %2</source>
   <comment>a host in a run; when that was</comment>
   <translation>%1 vom %2</translation>
  </message>
  <message>
   <source>Comparing…</source>
   <translation>Wird verglichen …</translation>
  </message>
 </context>
 <context>
  <name>rollcall::models::ChangesModel</name>
  <message>
   <source>what differs is a line end at the end, or far below</source>
   <translation>es unterscheidet sich ein Zeilenende am Schluss oder etwas weit unten</translation>
  </message>
  <message>
   <source>now: %1; then: %2</source>
   <translation>jetzt: %1; damals: %2</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>geändert</translation>
  </message>
  <message>
   <source>not in the earlier run</source>
   <translation>nicht im früheren Lauf</translation>
  </message>
  <message>
   <source>only in the earlier run</source>
   <translation>nur im früheren Lauf</translation>
  </message>
  <message>
   <source>unchanged</source>
   <translation>unverändert</translation>
  </message>
  <message>
   <source>The first line that the earlier run did not have there</source>
   <translation>Die erste Zeile, die der frühere Lauf dort nicht hatte</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Änderung</translation>
  </message>
  <message>
   <source>How many</source>
   <translation>Wie viele</translation>
  </message>
  <message>
   <source>Hosts</source>
   <translation>Rechner</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Schritt</translation>
  </message>
  <message>
   <source>Says now</source>
   <translation>Sagt jetzt</translation>
  </message>
  <message numerus="yes">
   <source>%Ln changed</source>
   <translation>
    <numerusform>%Ln geändert</numerusform>
    <numerusform>%Ln geändert</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln not in the earlier run</source>
   <translation>
    <numerusform>%Ln nicht im früheren Lauf</numerusform>
    <numerusform>%Ln nicht im früheren Lauf</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln only in the earlier run</source>
   <translation>
    <numerusform>%Ln nur im früheren Lauf</numerusform>
    <numerusform>%Ln nur im früheren Lauf</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln unchanged</source>
   <translation>
    <numerusform>%Ln unverändert</numerusform>
    <numerusform>%Ln unverändert</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name></name>
  <message>
   <source>There is no answer yet that others could be compared with.</source>
   <translation>Es gibt noch keine Antwort, mit der andere verglichen werden könnten.</translation>
  </message>
  <message>
   <source>The answers are being compared…</source>
   <translation>Die Antworten werden verglichen …</translation>
  </message>
  <message>
   <source>This is the most common answer: the others are compared with it.</source>
   <translation>Das ist die häufigste Antwort: mit ihr werden die anderen verglichen.</translation>
  </message>
  <message>
   <source>the most common answer (%1)</source>
   <translation>die häufigste Antwort (%1)</translation>
  </message>
 </context>
 <context>
  <name>rollcall::gui::EarlierRunBox</name>
  <message>
   <source>%1, on %2</source>
   <comment>when, on which hosts</comment>
   <translation>%1, auf %2</translation>
  </message>
  <message>
   <source>There is no earlier run of these commands.
Run them again another day: what has changed will stand here.</source>
   <translation>Es gibt keinen früheren Lauf dieser Befehle.
An einem anderen Tag noch einmal ausführen: hier steht dann, was sich geändert hat.</translation>
  </message>
 </context>
</TS>
