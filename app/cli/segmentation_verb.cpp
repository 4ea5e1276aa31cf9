// SPDX-License-Identifier: MIT
#include "app/cli/command_line.h"
#include "app/cli/options.h"
#include "app/cli/output.h"
#include "app/cli/progress_bar.h"
#include "app/cli/verbs.h"
#include "engine/design/queries.h"
#include "engine/io/project_file.h"
#include "engine/security/exposure.h"
#include "engine/security/segmentation.h"

#include <algorithm>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace spanwright::cli {
namespace {

using security::Passage;
using security::Segmentation;
using security::SegmentationCell;

std::string_view nameOf(Passage passage) {
    switch (passage) {
        case Passage::noRule:
            return "no-rule";
        case Passage::allowed:
            return "allowed";
        case Passage::inspected:
            return "inspected";
        case Passage::atRisk:
            return "at-risk";
        case Passage::bypassed:
            return "bypassed";
        case Passage::denied:
            return "denied";
    }
    return "no-rule";
}

template <class Id>
Json keysOf(const Keys& keys, const std::vector<Id>& elements) {
    Json list = Json::array();
    for (const Id element : elements)
        list.push_back(keys.of(element));
    return list;
}

Json pathJson(const Keys& keys, const std::optional<security::UninspectedPath>& path) {
    return path ? keysOf(keys, path->devices) : Json();
}

Json jsonOf(const Keys& keys, const Segmentation& matrix, const security::Exposures& exposures) {
    Json cells = Json::array();
    for (const SegmentationCell& cell : matrix.cells) {
        if (cell.from == cell.to) continue;
        cells.push_back({{"from", keys.of(cell.from)},
                         {"to", keys.of(cell.to)},
                         {"passage", nameOf(cell.passage)},
                         {"rule", cell.rule ? Json(keys.of(cell.rule)) : Json()},
                         {"mbps", cell.mbps},
                         {"demands", keysOf(keys, cell.demands)},
                         {"inspectors", keysOf(keys, cell.inspectors)},
                         {"violating", keysOf(keys, cell.violating)},
                         {"endangered", keysOf(keys, cell.endangered)}});
    }
    Json inspections = Json::array();
    for (const security::DemandInspection& row : matrix.inspections) {
        std::vector<ElementId> openedBy;
        Json sharedFates = Json::array();
        for (const sim::Fault& fault : row.openedBy) {
            if (fault.group.empty()) {
                openedBy.push_back(fault.element);
            } else {
                sharedFates.push_back(keys.sharedFate(fault));
            }
        }
        inspections.push_back({{"demand", keys.of(row.demand)},
                               {"rule", keys.of(row.rule)},
                               {"inspectors", keysOf(keys, row.inspectors)},
                               {"bypass", pathJson(keys, row.now)},
                               {"opened_by", keys.list(openedBy)},
                               {"opened_by_shared_fates", std::move(sharedFates)},
                               {"opened_path", pathJson(keys, row.opened)},
                               {"indispensable", keysOf(keys, row.indispensable)}});
    }
    Json management = Json::array();
    for (const security::ManagementExposure& exposure : exposures.management) {
        management.push_back({{"from", keys.of(exposure.untrusted)},
                              {"to", keys.of(exposure.management)},
                              {"reached", keysOf(keys, exposure.reached)},
                              {"path", keysOf(keys, exposure.path)}});
    }
    Json edges = Json::array();
    for (const security::OpenEdge& edge : exposures.edges) {
        edges.push_back(
            {{"link", keys.of(edge.link)}, {"device", keys.of(edge.device)}, {"zone", keys.of(edge.zone)}});
    }
    return {{"zones", keysOf(keys, matrix.zones)},         {"cells", std::move(cells)},
            {"unzoned_mbps", matrix.unzonedMbps},          {"inspections", std::move(inspections)},
            {"management_exposed", std::move(management)}, {"internet_edges_open", std::move(edges)}};
}

template <class Id>
std::string namesText(const Project& project, const std::vector<Id>& elements) {
    std::string text;
    for (const Id element : elements)
        text += (text.empty() ? "" : ", ") + displayName(project, element);
    return text;
}

std::vector<TextTable> tablesOf(const Project& project, const Segmentation& matrix) {
    TextTable table("Zone to zone", {{"from"},
                                     {"to"},
                                     {"passage"},
                                     {"Mbit/s", Align::right},
                                     {"inspected by"},
                                     {"violating or endangered"}});
    table.limit(200);
    for (const SegmentationCell& cell : matrix.cells) {
        if (cell.from == cell.to || (!cell.rule && cell.demands.empty())) continue;
        std::vector<DemandId> bad = cell.violating;
        bad.insert(bad.end(), cell.endangered.begin(), cell.endangered.end());
        table.add({displayName(project, cell.from), displayName(project, cell.to),
                   std::string(nameOf(cell.passage)),
                   cell.demands.empty() ? "no traffic" : figureText(cell.mbps),
                   namesText(project, cell.inspectors), namesText(project, bad)});
    }
    TextTable opened("Failures that open a way past inspection", {{"demand"}, {"failure"}, {"path"}});
    for (const security::DemandInspection& row : matrix.inspections) {
        if (!row.opened) continue;
        opened.add({displayName(project, row.demand), displayName(project, row.openedBy.front()),
                    namesText(project, row.opened->devices)});
    }
    return {table, opened};
}

Result<int> segment(const CommonOptions& options) {
    const Result<Project> project = io::loadProject(options.project);
    if (!project) return tl::unexpected(project.error());
    const Result<PhaseId> phase = phaseOf(*project, options);
    if (!phase) return tl::unexpected(phase.error());
    const Design snapshot = designAt(project->design, *phase);
    ProgressBar bar("segmentation", options.quiet);
    const Result<Segmentation> matrix = security::segmentation(snapshot, options.threads, bar.work());
    if (!matrix) return tl::unexpected(matrix.error());
    return write(options, jsonOf(Keys(*project), *matrix, security::exposures(snapshot)),
                 tablesOf(*project, *matrix))
        .map([] { return kDone; });
}

}  // namespace

CLI::App& addSegmentation(CLI::App& app, Action& action) {
    auto options = std::make_shared<CommonOptions>();
    CLI::App* verb = app.add_subcommand(
        "segmentation",
        "What may pass from zone to zone, what inspects it, and which failures open a bypass");
    addProjectOption(*verb, *options);
    addCommonOptions(*verb, *options);
    addPhaseOption(*verb, *options);
    verb->callback([options, &action] { action = [options] { return segment(*options); }; });
    return *verb;
}

}  // namespace spanwright::cli
