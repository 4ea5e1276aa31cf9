// SPDX-License-Identifier: MIT
#pragma once

#include "engine/design/project.h"
#include "engine/edit/command.h"

#include <string>
#include <variant>
#include <vector>

namespace spanwright::proposals {

/// Something that can be built to make a network more resilient: a new link (its id is null), a device that
/// becomes a pair, or a link that becomes a LAG.
struct Candidate {
    std::variant<Link, Device> row;
    std::string text;  ///< "second circuit edge – ISP B: Internet access 200 Mbit/s"

    [[nodiscard]] bool isNewLink() const {
        const Link* link = std::get_if<Link>(&row);
        return link != nullptr && !link->id;
    }
    /// The device or link that changes; null for a new link.
    [[nodiscard]] ElementId changes() const;
};

struct CandidateOptions {
    double rateMbps = 0;                  ///< what a new link must carry
    std::vector<DeviceId> pairable = {};  ///< devices whose failure hurts
    std::vector<LinkId> bundles = {};     ///< links whose failure hurts
    std::vector<DeviceId> nearby = {};    ///< where new links may end; empty: everywhere
    std::size_t most = 160;
};

/// What can be built in the network as of `phase`, from what the project knows to be buyable there:
///
/// - a pair (active/standby) of each `pairable` device that is single and not a provider's network;
/// - a second member of each `bundles` link of copper or fibre;
/// - new links between two devices of one site, from a site's wide-area devices to a provider's network or to
///   those of another site, and between devices outside every site. Kind, catalogue item, capacity, provider
///   and metric are those of a link that stands between such devices in any phase: of those that carry the
///   rate the one with the least capacity, else the greatest one as a LAG. Length: the great circle of the
///   sites × 1.3. New links belong to no risk group: they are to be built apart from what they protect.
///
/// Where a device has no ports left for it (see freePorts), a link or second member is not on offer.
///
/// At most `most`: pairs and bundles first, then links by the sum of what their ends lack in links.
[[nodiscard]] std::vector<Candidate> candidates(const Project& project, PhaseId phase,
                                                const CandidateOptions& options);

/// The edit that builds some of them.
[[nodiscard]] edit::Batch batchOf(const std::vector<Candidate>& all, const std::vector<int>& chosen,
                                  std::string label);

}  // namespace spanwright::proposals
