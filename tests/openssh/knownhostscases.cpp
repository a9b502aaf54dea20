// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "knownhostscases.h"

#include <iterator>

namespace rollcall::openssh::test {

using enum Trust;

const KnownHostsCase knownHostsCases[] = {
    // --- plain names -------------------------------------------------------------------------------------
    {"empty file", "", "web1", 22, Unknown},
    {"plain name", "web1 {A}", "web1", 22, Trusted, 1},
    {"another host", "web2 {A}", "web1", 22, Unknown},
    {"second line", "web2 {B}\nweb1 {A}", "web1", 22, Trusted, 2},
    {"name list", "a,web1,b {A}", "web1", 22, Trusted, 1},
    {"end of a name list", "a,b,web1 {A}", "web1", 22, Trusted, 1},
    {"name list with a blank is broken", "a, web1 {A}", "web1", 22, Unknown},
    {"a part of a name", "web {A}\nweb11 {A}\nb1 {A}", "web1", 22, Unknown},
    {"upper case in the file", "WEB1 {A}", "web1", 22, Trusted, 1},
    {"upper case asked for", "web1 {A}", "WEB1", 22, Trusted, 1},
    {"address", "10.0.0.7 {A}", "10.0.0.7", 22, Trusted, 1},
    {"IPv6 address", "::1 {A}", "::1", 22, Trusted, 1},
    {"trailing dot is another name", "web1. {A}", "web1", 22, Unknown},
    {"same line for two hosts", "web1 {A}\nweb2 {A}", "web2", 22, Trusted, 2},

    // --- patterns ----------------------------------------------------------------------------------------
    {"star", "* {A}", "web1", 22, Trusted, 1},
    {"star in the middle", "w*1 {A}", "web1", 22, Trusted, 1},
    {"question mark", "web? {A}", "web1", 22, Trusted, 1},
    {"question mark needs one", "web1? {A}", "web1", 22, Unknown},
    {"domain", "*.example.org {A}", "a.b.example.org", 22, Trusted, 1},
    {"pattern in upper case", "WEB* {A}", "web1", 22, Trusted, 1},
    {"negated after", "*,!web1 {A}", "web1", 22, Unknown},
    {"negated before", "!web1,* {A}", "web1", 22, Unknown},
    {"another one negated", "*,!web2 {A}", "web1", 22, Trusted, 1},
    {"negated pattern", "web*,!*1 {A}", "web1", 22, Unknown},
    {"only negated", "!web2 {A}", "web1", 22, Unknown},
    {"pattern holds another key", "web* {B}", "web1", 22, Changed, 1},
    {"pattern and plain disagree", "web* {B}\nweb1 {A}", "web1", 22, Trusted, 2},
    {"addresses by pattern", "192.168.*.* {A}", "192.168.3.4", 22, Trusted, 1},

    // --- ports -------------------------------------------------------------------------------------------
    {"other port", "[web1]:2222 {A}", "web1", 2222, Trusted, 1},
    {"wrong other port", "[web1]:2223 {A}", "web1", 2222, Unknown},
    {"port-less line accepts", "web1 {A}", "web1", 2222, Trusted, 1},
    {"port-less line does not reject", "web1 {B}", "web1", 2222, Unknown},
    {"line with the port comes first", "[web1]:2222 {B}\nweb1 {A}", "web1", 2222, Changed, 1},
    {"line with the port, other type", "[web1]:2222 {E}\nweb1 {A}", "web1", 2222, OtherTypes, 1},
    {"line with a port is not for 22", "[web1]:2222 {A}", "web1", 22, Unknown},
    {"line with port 22 is for nobody", "[web1]:22 {A}", "web1", 22, Unknown},
    {"any port", "[web1]:* {A}", "web1", 2222, Trusted, 1},
    {"any host on a port", "[*]:2222 {A}", "web1", 2222, Trusted, 1},
    {"star matches the brackets, too", "* {A}", "web1", 2222, Trusted, 1},
    {"star with another key and a port", "* {B}", "web1", 2222, Changed, 1},
    {"port and negation", "[*]:2222,![web1]:2222 {A}", "web1", 2222, Unknown},
    {"IPv6 with port", "[::1]:2222 {A}", "::1", 2222, Trusted, 1},
    {"list of both", "web1,[web1]:2222 {A}", "web1", 2222, Trusted, 1},

    // --- hashed names ------------------------------------------------------------------------------------
    {"hashed", "{#web1} {A}", "web1", 22, Trusted, 1},
    {"hashed, another name", "{#web2} {A}", "web1", 22, Unknown},
    {"hashed with port", "{#[web1]:2222} {A}", "web1", 2222, Trusted, 1},
    {"hashed without port", "{#web1} {A}", "web1", 2222, Trusted, 1},
    {"hashed without port, another key", "{#web1} {B}", "web1", 2222, Unknown},
    {"hashed, another key", "{#web2} {B}\n{#web1} {B}", "web1", 22, Changed, 2},
    {"hashed, another type", "{#web1} {R}", "web1", 22, OtherTypes, 1},
    {"hashed, upper case asked for", "{#web1} {A}", "WEB1", 22, Trusted, 1},
    {"hash of an upper case name never matches", "{#WEB1} {A}", "web1", 22, Unknown},
    {"hashed list never matches", "{#web1},web1 {A}", "web1", 22, Unknown},
    {"hash with a broken salt", "|1|AAAA|AAAAAAAAAAAAAAAAAAAAAAAAAAA= {A}", "web1", 22, Unknown},
    {"hash without a hash", "|1|AAAAAAAAAAAAAAAAAAAAAAAAAAA= {A}", "web1", 22, Unknown},
    {"unknown hash", "|2|AAAAAAAAAAAAAAAAAAAAAAAAAAA=|AAAAAAAAAAAAAAAAAAAAAAAAAAA= {A}", "web1", 22, Unknown},
    {"two hashed keys of a host", "{#web1} {B}\n{#web1} {A}", "web1", 22, Trusted, 2},

    // --- several keys and files --------------------------------------------------------------------------
    {"changed", "web1 {B}", "web1", 22, Changed, 1},
    {"other type only", "web1 {E}", "web1", 22, OtherTypes, 1},
    {"two other types", "web1 {E}\nweb1 {R}", "web1", 22, OtherTypes, 1},
    {"other curve-less types, ECDSA shown", "web1 {A}\nweb1 {R}", "web1", 22, OtherTypes, 1, 'E'},
    {"other type and changed", "web1 {E}\nweb1 {B}", "web1", 22, Changed, 2},
    {"RSA shown and known", "web1 {A}\nweb1 {R}", "web1", 22, Trusted, 2, 'R'},
    {"ECDSA changed", "web1 {F}", "web1", 22, Changed, 1, 'E'},
    {"one of two keys", "web1 {B}\nweb1 {A}", "web1", 22, Trusted, 2},
    {"second file", "web2 {B}\n=== 2\nweb1 {A}", "web1", 22, Trusted, 1001},
    {"first file wrong, second right", "web1 {B}\n=== 2\nweb1 {A}", "web1", 22, Trusted, 1001},
    {"second file wrong", "\n=== 2\n\nweb1 {B}", "web1", 22, Changed, 1002},
    {"revoked in the second file", "web1 {A}\n=== 2\n@revoked * {A}", "web1", 22, Revoked, 1001},

    // --- markers -----------------------------------------------------------------------------------------
    {"revoked", "@revoked web1 {A}", "web1", 22, Revoked, 1},
    {"revoked everywhere", "@revoked * {A}", "web1", 22, Revoked, 1},
    {"revoked beats trusted", "web1 {A}\n@revoked web1 {A}", "web1", 22, Revoked, 2},
    {"revoked before trusted", "@revoked * {A}\nweb1 {A}", "web1", 22, Revoked, 1},
    {"revoked for another host", "@revoked web2 {A}", "web1", 22, Unknown},
    {"another key revoked", "@revoked * {B}\nweb1 {A}", "web1", 22, Trusted, 2},
    {"another key revoked, nothing else", "@revoked * {B}", "web1", 22, Unknown},
    {"revoked hashed", "@revoked {#web1} {A}", "web1", 22, Revoked, 1},
    {"revoked with port", "@revoked [web1]:2222 {A}", "web1", 2222, Revoked, 1},
    {"revoked without the port", "@revoked web1 {A}", "web1", 2222, Revoked, 1},
    {"revoked without the port, trusted with it", "@revoked web1 {A}\n[web1]:2222 {A}", "web1", 2222, Revoked, 1, 'A',
     "", "ssh does not look at the port-less name when the other one is known"},
    {"authority only", "@cert-authority * {B}", "web1", 22, CaOnly, 1},
    {"authority by domain", "@cert-authority *.org {B}", "x.org", 2222, CaOnly, 1},
    {"authority of others", "@cert-authority *.org {B}", "web1", 22, Unknown},
    {"authority and a plain key", "@cert-authority * {B}\nweb1 {A}", "web1", 22, Trusted, 2},
    {"authority and another type", "@cert-authority * {B}\nweb1 {E}", "web1", 22, OtherTypes, 2},
    {"the very key as authority", "@cert-authority * {A}", "web1", 22, CaOnly, 1},
    {"unknown marker", "@trusted web1 {A}", "web1", 22, Unknown},
    {"two markers", "@revoked @cert-authority web1 {A}", "web1", 22, Unknown},
    {"marker without a blank", "@revokedweb1 {A}", "web1", 22, Unknown},
    {"marker with tabs", "@revoked\t\tweb1\t{A}", "web1", 22, Revoked, 1, 'A', "",
     "ssh wants a blank behind the marker, or no blank in the whole line, and skips this one"},

    // --- how lines are written ---------------------------------------------------------------------------
    {"comments and blanks", "# web1 {B}\n\n   \n  # x\nweb1 {A}", "web1", 22, Trusted, 5},
    {"indented", "   \t web1 {A}", "web1", 22, Trusted, 1},
    {"tabs between", "web1\t{A}", "web1", 22, Trusted, 1},
    {"many blanks", "web1     {A}", "web1", 22, Trusted, 1},
    {"comment behind the key", "web1 {A} ann@broker web2", "web1", 22, Trusted, 1},
    {"CRLF", "web2 {B}\r\nweb1 {A}\r\n", "web1", 22, Trusted, 2},
    {"no newline at the end", "web1 {A}", "web1", 22, Trusted, 1},
    {"name only", "web1", "web1", 22, Unknown},
    {"name and type only", "web1 ssh-ed25519", "web1", 22, Unknown},
    {"comment instead of a type", "web1 # {A}", "web1", 22, Unknown},
    {"cut key", "web1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA", "web1", 22, Unknown},
    {"no base64", "web1 ssh-ed25519 ??????", "web1", 22, Unknown},
    {"key without its padding", "web1 {E-}", "web1", 22, Unknown},
    {"key with a bit too many", "web1 {E+}", "web1", 22, Unknown},
    {"wrong type", "web1 ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "web1", 22,
     Unknown},
    {"unknown type", "web1 ssh-unheard AAAAC3NzaC1lZDI1NTE5AAAA", "web1", 22, Unknown},
    {"type in upper case", "web1 SSH-ED25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
     "web1", 22, Unknown},
    {"protocol 1 key", "web1 1024 35 1234567890", "web1", 22, Unknown},
    {"broken line before a good one", "web1 nonsense\nweb1 {A}", "web1", 22, Trusted, 2},

    // --- HostKeyAlias ------------------------------------------------------------------------------------
    {"alias", "shared {A}", "web1", 22, Trusted, 1, 'A', "shared"},
    {"alias does not see the port", "shared {A}", "web1", 2222, Trusted, 1, 'A', "shared"},
    {"alias hides the host", "web1 {A}", "web1", 22, Unknown, 0, 'A', "shared"},
    {"alias with a port line", "[shared]:2222 {A}", "web1", 2222, Unknown, 0, 'A', "shared"},
    {"alias in upper case", "shared {A}", "web1", 22, Trusted, 1, 'A', "SHARED"},
    {"alias, another key", "shared {B}", "web1", 2222, Changed, 1, 'A', "shared"},
    {"alias hashed", "{#shared} {A}", "web1", 22, Trusted, 1, 'A', "shared"},
};

const int knownHostsCaseCount = static_cast<int>(std::size(knownHostsCases));

} // namespace rollcall::openssh::test
