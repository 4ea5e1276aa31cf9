// SPDX-License-Identifier: MIT
#include "engine/analysis/analysis.h"
#include "engine/design/queries.h"
#include "engine/design/validate.h"
#include "engine/io/project_file.h"
#include "engine/layout/box_packing.h"
#include "engine/layout/drawing_boxes.h"
#include "engine/templates/base_project.h"
#include "engine/templates/instance.h"
#include "engine/templates/library.h"

#include <gtest/gtest.h>

namespace spanwright::templates {
namespace {

const Library& library() {
    static const Library kLibrary = loadLibrary({});
    return kLibrary;
}

Project made(std::string_view key, const Values& given = {}) {
    const Template* chosen = library().find(key);
    if (chosen == nullptr) {
        ADD_FAILURE() << key;
        return {};
    }
    const auto instance = instantiate(*chosen, given, baseProject());
    EXPECT_TRUE(instance) << key << ": " << instance.error().text();
    if (!instance) return {};
    return newProject(*chosen, *instance).value_or(Project{});
}

/// Validates, breaks no rule, carries all its traffic, has a price, and nothing overlaps.
void expectSound(const std::string& what, const Project& project) {
    EXPECT_TRUE(validate(project).empty()) << what;
    EXPECT_TRUE(io::projectFromJson(io::projectToJson(project), "again")) << what;
    const auto analysis = analyse(std::make_shared<const Project>(project), 1);
    ASSERT_TRUE(analysis) << what;
    const PhaseAnalysis& phase = analysis->phases.back();
    for (const check::Finding& finding : phase.findings)
        EXPECT_NE(finding.severity, check::Severity::error) << what << ": " << finding.message;
    EXPECT_EQ(phase.routing.lostMbps, 0) << what;
    EXPECT_LT(phase.routing.maxUtilization, 1) << what;
    ASSERT_TRUE(analysis->cost.has_value()) << what;
    EXPECT_GT(analysis->cost->capex.toDouble(), 0) << what;
    layout::TakenGround taken;
    for (const Device& device : project.design.devices) {
        const Rect tile = layout::centredAt(device.position, layout::kTile + 16, layout::kTile + 44);
        EXPECT_TRUE(taken.isFree(tile)) << what << ": " << device.name;
        taken.add(tile);
        if (device.site) {
            const Rect& frame = project.design.sites.at(device.site).frame;
            EXPECT_TRUE(frame.contains(device.position)) << what << ": " << device.name;
        }
    }
}

TEST(ShippedTemplates, allAreSoundAtTheirInitialValues) {
    for (const Template& one : library().templates) {
        SCOPED_TRACE(one.key);
        const Project project = made(one.key);
        expectSound(one.key, project);
        EXPECT_FALSE(project.design.demands.empty());
    }
}

TEST(ShippedTemplates, allAreSoundAtTheirLeastAndWithTheirSwitchesTurned) {
    for (const Template& one : library().templates) {
        Values least;
        Values turned;
        for (const Parameter& parameter : one.parameters) {
            if (parameter.kind == Parameter::Kind::whole) least[parameter.key] = parameter.min;
            if (parameter.kind == Parameter::Kind::choice) least[parameter.key] = parameter.options[0].value;
            if (parameter.kind == Parameter::Kind::yesNo)
                turned[parameter.key] = parameter.initial == Value(0.0) ? 1.0 : 0.0;
        }
        if (const auto refused = completeValues(one, least))
            expectSound(one.key + " at its least", made(one.key, least));
        if (!turned.empty()) expectSound(one.key + " turned", made(one.key, turned));
    }
}

TEST(ShippedTemplates, everyChoiceAndBoundGivesASoundDesignOrAClearError) {
    for (const Template& one : library().templates) {
        for (const Parameter& parameter : one.parameters) {
            std::vector<Value> values;
            for (const Parameter::Option& option : parameter.options)
                values.push_back(option.value);
            if (parameter.kind == Parameter::Kind::whole) values = {parameter.min, parameter.max};
            for (const Value& value : values) {
                const auto instance = instantiate(one, {{parameter.key, value}}, baseProject());
                if (!instance) {
                    // Refused by a condition of the template, in words, never by what it would make.
                    EXPECT_TRUE(instance.error().where.empty()) << one.key << ": " << instance.error().text();
                    continue;
                }
                const auto project = newProject(one, *instance);
                ASSERT_TRUE(project);
                EXPECT_TRUE(validate(*project).empty());
                EXPECT_LT(project->design.devices.size(), 1000U) << one.key;
            }
        }
    }
}

TEST(ShippedTemplates, spineAndLeafIsAFullMeshWithItsOversubscription) {
    const Values given{{"spines", 3.0}, {"leaves", 5.0}, {"hosts", 48.0}};
    const Project project = made("spine-leaf", given);
    EXPECT_EQ(project.design.devices.size(), 3U + 5U + 5U);
    EXPECT_EQ(project.design.links.size(), 3U * 5U + 5U);
    const auto instance = instantiate(*library().find("spine-leaf"), given, baseProject());
    ASSERT_TRUE(instance);
    // 48 ports of 25G over 3 of 100G.
    EXPECT_DOUBLE_EQ(instance->figures.front().value, 4);
    EXPECT_EQ(completeValues(*library().find("spine-leaf"), {{"spines", 9.0}}).error().message,
              "9 spines with 1 links each need 9 uplinks; a leaf has at most 8 of 100G");
}

TEST(ShippedTemplates, hostsOfAFabricArePaidForOnlyWhenAsked) {
    const auto capexOf = [](const Project& project) {
        const auto analysis = analyse(std::make_shared<const Project>(project), 1);
        EXPECT_TRUE(analysis && analysis->cost);
        return analysis->cost->capex.toDouble();
    };
    const double without = capexOf(made("spine-leaf"));
    const double with = capexOf(made("spine-leaf", {{"buy_hosts", 1.0}}));
    EXPECT_GT(without, 0);
    EXPECT_GT(with, 3 * without);  // 192 servers beside 12 switches
}

TEST(ShippedTemplates, haveTheElementsThatTheirParametersSay) {
    const Project campus = made("campus-three-tier", {{"blocks", 2.0}, {"access", 3.0}});
    EXPECT_EQ(campus.design.devices.size(), 1U + 2U + 2U * 2U + 2U * 3U);
    EXPECT_EQ(campus.design.links.size(), 1U + 2U + 2U * 2U * 2U + 2U + 2U * 3U * 2U);
    const Project wan = made("sdwan-dual-hub", {{"branches", 7.0}});
    EXPECT_EQ(wan.design.sites.size(), 9U);
    EXPECT_EQ(wan.design.demands.size(), 7U);
    const Project mesh = made("partial-mesh", {{"nodes", 8.0}, {"reach", 4.0}});
    EXPECT_EQ(mesh.design.links.size(), 8U + 2U);  // chords 1–5 and 3–7, each once
    EXPECT_EQ(made("mpls-cloud", {{"branches", 4.0}, {"dual", 0.0}}).design.sites.size(), 5U);
    EXPECT_EQ(made("dmz", {{"servers", 2.0}}).design.zoneRules.size(), 4U);
}

}  // namespace
}  // namespace spanwright::templates
