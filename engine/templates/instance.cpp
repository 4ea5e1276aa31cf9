// SPDX-License-Identifier: MIT
#include "engine/templates/instance.h"

#include "engine/design/references.h"
#include "engine/edit/fragment.h"
#include "engine/io/project_file.h"
#include "engine/layout/auto_layout.h"
#include "engine/layout/box_packing.h"
#include "engine/layout/drawing_boxes.h"
#include "engine/templates/base_project.h"
#include "engine/templates/expand.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace spanwright::templates {
namespace {

using ItemsByKey = std::unordered_map<std::string_view, const CatalogueItem*>;

ItemsByKey itemsByKey(const Project& project) {
    ItemsByKey items;
    for (const CatalogueItem& item : project.catalogue)
        items.emplace(item.key, &item);
    return items;
}

/// The items, and what they require, as a project with nothing else.
Result<Project> catalogueOf(const std::set<std::string>& keys, const Project& own, const Template& chosen) {
    Project project;
    const ItemsByKey first = itemsByKey(own);
    const ItemsByKey second = itemsByKey(baseProject());
    std::map<std::string, CatalogueItemId> added;
    // What an item requires is added with it.
    const auto add = [&](const auto& self, const std::string& key) -> Result<CatalogueItemId> {
        if (const auto known = added.find(key); known != added.end()) return known->second;
        const auto inFirst = first.find(key);
        const auto inSecond = second.find(key);
        const bool here = inFirst != first.end();
        if (!here && inSecond == second.end()) {
            return fail(Code::notFound,
                        fmt::format("the template {} names the catalogue item \"{}\", which neither the "
                                    "project nor the shipped catalogue has",
                                    chosen.key, key),
                        chosen.fileName);
        }
        const Project& from = here ? own : baseProject();
        CatalogueItem item = here ? *inFirst->second : *inSecond->second;
        item.id = added[key] = project.newId<CatalogueItemId>();
        std::optional<Error> error;
        visitReferences(item, [&](auto& reference) {
            if constexpr (std::is_same_v<std::decay_t<decltype(reference)>, CatalogueItemId>) {
                const CatalogueItem* required = from.catalogue.find(reference);
                if (required == nullptr) return;
                const Result<CatalogueItemId> id = self(self, required->key);
                if (id) {
                    reference = *id;
                } else {
                    error = id.error();
                }
            }
        });
        if (error) return tl::unexpected(*error);
        const CatalogueItemId id = item.id;
        project.catalogue.put(std::move(item));
        return id;
    };
    for (const std::string& key : keys) {
        if (const auto done = add(add, key); !done) return tl::unexpected(done.error());
    }
    return project;
}

/// Sites that say no size lie around their devices.
void frameSites(Project& project, const std::set<std::string>& framed) {
    std::map<SiteId, Rect> content;
    for (const Device& device : project.design.devices) {
        if (!device.site) continue;
        Rect& around = content[device.site];
        around = layout::united(
            around, layout::centredAt(device.position, layout::deviceWidth(device), layout::kDeviceHeight));
    }
    for (const auto& [id, around] : content) {
        Site site = project.design.sites.at(id);
        if (framed.contains(site.key)) continue;
        const double x = std::floor((around.x - layout::kFrameMargin) / layout::kGrid) * layout::kGrid;
        const double y = std::floor((around.y - layout::kFrameTitle) / layout::kGrid) * layout::kGrid;
        site.frame = {x, y, layout::onGrid(around.x + around.width + layout::kFrameMargin - x),
                      layout::onGrid(around.y + around.height + layout::kFrameMargin - y)};
        project.design.sites.put(std::move(site));
    }
}

/// What stands by itself: frames, and devices outside them.
std::vector<Rect> standing(const Design& design) {
    std::vector<Rect> rects;
    for (const Site& site : design.sites)
        rects.push_back(site.frame);
    for (const Device& device : design.devices) {
        if (device.site) continue;
        rects.push_back(
            layout::centredAt(device.position, layout::deviceWidth(device), layout::kDeviceHeight));
    }
    return rects;
}

Rect boundsOf(const Design& design) {
    Rect bounds;
    for (const Rect& rect : standing(design))
        bounds = layout::united(bounds, rect);
    return bounds;
}

}  // namespace

Result<Instance> instantiate(const Template& chosen, const Values& given, const Project& catalogue) {
    const Result<Values> values = completeValues(chosen, given);
    if (!values) return tl::unexpected(values.error());
    const Result<Expanded> elements = expanded(chosen, *values);
    if (!elements) return tl::unexpected(elements.error());
    const Result<Project> items = catalogueOf(elements->items, catalogue, chosen);
    if (!items) return tl::unexpected(items.error());

    // The elements are read as a project file is, so that they may have every field of one, with its checks.
    std::string text = io::projectToJson(*items);
    text.resize(text.rfind('}'));
    text += (elements->members.empty() ? "" : ",\n") + elements->members + "}\n";
    Result<Project> project = io::projectFromJson(text, chosen.fileName + ", worked out");
    if (!project) return tl::unexpected(project.error());

    if (chosen.layout) {
        layout::AutoLayoutOptions options;
        options.style = *chosen.layout;
        const Result<layout::Placement> placement = layout::autoLayout(*project, options);
        if (!placement) return tl::unexpected(placement.error());
        project = edit::apply(std::move(*project), layout::layoutCommand(*project, *placement, "layout"));
        if (!project) return tl::unexpected(project.error());
    } else {
        frameSites(*project, elements->framedSites);
    }
    Instance instance{std::move(*project), {}, {}};
    instance.centre = boundsOf(instance.project.design).centre();
    for (const FigureRule& rule : chosen.figures) {
        const Result<Value> value = evaluate(rule.expression, *values);
        if (!value) return fail(Code::invalidValue, value.error().message, chosen.fileName);
        const double* number = std::get_if<double>(&*value);
        instance.figures.push_back({rule.label, number != nullptr ? *number : 0, rule.unit});
    }
    return instance;
}

Point freePlace(const Instance& instance, const Project& project, Point wanted) {
    constexpr double kGap = 40;
    layout::TakenGround taken;
    for (const Rect& rect : standing(project.design))
        taken.add(rect);
    const Rect bounds = layout::expandedBy(boundsOf(instance.project.design), kGap);
    return taken.nearestFree(layout::centredAt(wanted, bounds.width, bounds.height), 2 * layout::kGrid)
        .centre();
}

TemplateInsertion insertionOf(const Instance& instance, const std::string& name, const Project& project,
                              PhaseId phase, Point at) {
    const Point by{layout::onGrid(at.x - instance.centre.x), layout::onGrid(at.y - instance.centre.y)};
    edit::Insertion insertion = edit::insertionOf(instance.project, project, phase, by);
    // What is there before the first phase is not bought: a project that is still empty gets a phase.
    if (project.design.phases.empty() && project.design.devices.empty()) {
        Phase build;
        build.name = "Build";
        build.sequence = 1;
        std::uint32_t last = project.lastId;
        for (const edit::AnyRow& row : insertion.add.rows)
            last = std::max(last, std::visit([](const auto& one) { return one.id.value; }, row));
        build.id = PhaseId{last + 1};
        phase = build.id;
        insertion.add.rows.insert(insertion.add.rows.begin(), build);
    }
    for (edit::AnyRow& row : insertion.add.rows) {
        std::visit(
            [&](auto& one) {
                if constexpr (requires { one.lifetime.enters; }) one.lifetime.enters = phase;
            },
            row);
    }
    return {edit::Batch{"insert " + name, {std::move(insertion.add)}}, std::move(insertion.placed), phase};
}

Result<Project> newProject(const Template& chosen, const Instance& instance) {
    Project project = baseProject();
    project.settings.name = chosen.name;
    return edit::apply(project, insertionOf(instance, chosen.name, project, {}, instance.centre).command);
}

}  // namespace spanwright::templates
