// SPDX-License-Identifier: MIT
#include "app/panels/model/hover_text.h"

#include "engine/design/link_figures.h"
#include "engine/design/queries.h"
#include "engine/scene/text.h"

#include <algorithm>

#include <fmt/format.h>

namespace spanwright::app {
namespace {

std::string more(std::size_t count) {
    return count > kMostHoverLines ? fmt::format("\nand {} more", count - kMostHoverLines) : std::string();
}

/// Whole kilometres, below ten with the tenths.
std::string kilometres(double km) {
    return km < 9.95 ? fmt::format("{:.1f} km", km) : fmt::format("{:.0f} km", km);
}

}  // namespace

std::string linkLengthText(const Project& project, LinkId link) {
    const Link& row = project.design.links.at(link);
    const auto length = linkLengthKm(project.design, row);
    if (!length) return {};
    if (row.lengthKm) return "Length " + kilometres(*length);
    return fmt::format("Length about {} ({} as the crow flies × {})", kilometres(*length),
                       kilometres(*length / kRouteFactor), kRouteFactor);
}

std::string linkUsersText(const Project& project, LinkId link, const std::vector<sim::LinkUser>& users) {
    std::string text = displayName(project, ElementId(link));
    if (const std::string length = linkLengthText(project, link); !length.empty()) text += '\n' + length;
    if (users.empty()) return text + "\nNo demand uses it.";
    for (std::size_t i = 0; i < std::min(users.size(), kMostHoverLines); ++i) {
        const sim::LinkUser& user = users[i];
        text += fmt::format("\n{}  {}{}", scene::shortBandwidth(user.mbps) + "bit/s",
                            displayName(project, ElementId(user.demand)),
                            user.direction == sim::Direction::reverse ? ", back" : "");
        if (user.tunnel) text += fmt::format(" (in {})", displayName(project, ElementId(user.tunnel)));
    }
    return text + more(users.size());
}

std::string findingsText(const std::vector<check::Finding>& findings,
                         const std::vector<ElementId>& elements) {
    std::vector<const check::Finding*> here;
    for (const check::Finding& finding : findings) {
        if (finding.waived || finding.elements.empty() || finding.severity == check::Severity::info) continue;
        if (std::find(elements.begin(), elements.end(), finding.elements.front()) != elements.end())
            here.push_back(&finding);
    }
    std::stable_sort(here.begin(), here.end(), [](const check::Finding* a, const check::Finding* b) {
        return a->severity < b->severity;
    });
    std::string text;
    for (std::size_t i = 0; i < std::min(here.size(), kMostHoverLines); ++i)
        text += (i == 0 ? "" : "\n") + here[i]->message;
    return text + more(here.size());
}

}  // namespace spanwright::app
