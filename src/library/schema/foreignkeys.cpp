// SPDX-FileCopyrightText: 2026 The Rollcall developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/schema/foreignkeys.h"

#include "library/yaml/yamltree.h"

#include <QSet>

namespace rollcall::library {

using namespace Qt::StringLiterals;

QString whyNotInALibrary(const QString& key)
{
    // How somebody proves who they are.
    static const QSet<QString> ofIdentities{u"agent"_s,
                                            u"certificate"_s,
                                            u"certificatefile"_s,
                                            u"forwardagent"_s,
                                            u"identityagent"_s,
                                            u"identityfile"_s,
                                            u"key"_s,
                                            u"keyfile"_s,
                                            u"keypath"_s,
                                            u"keys"_s,
                                            u"passphrase"_s,
                                            u"passphrasecommand"_s,
                                            u"password"_s,
                                            u"passwordcommand"_s,
                                            u"passwordfile"_s,
                                            u"pkcs11provider"_s,
                                            u"privatekey"_s,
                                            u"privatekeyfile"_s,
                                            u"securitykeyprovider"_s,
                                            u"sudopassword"_s};
    // What is started on this machine on the way to a host, and who is trusted there.
    static const QSet<QString> ofSshConfig{u"globalknownhostsfile"_s,
                                           u"hostkey"_s,
                                           u"hostkeyalias"_s,
                                           u"hostkeyfingerprint"_s,
                                           u"hostkeys"_s,
                                           u"knownhosts"_s,
                                           u"knownhostscommand"_s,
                                           u"knownhostsfile"_s,
                                           u"localcommand"_s,
                                           u"permitlocalcommand"_s,
                                           u"proxycommand"_s,
                                           u"stricthostkeychecking"_s,
                                           u"trust"_s,
                                           u"userknownhostsfile"_s,
                                           u"verifyhostkeydns"_s};
    QString plain = key.toLower();
    plain.remove(u'-').remove(u'_');
    if (ofIdentities.contains(plain))
        return LibraryText::tr(
            "a library has no such key; name an identity here, and say in identities.yaml, where each "
            "person has their own, what it stands for");
    if (ofSshConfig.contains(plain))
        return LibraryText::tr("a library has no such key; it belongs into each person's own ssh_config");
    return {};
}

} // namespace rollcall::library
