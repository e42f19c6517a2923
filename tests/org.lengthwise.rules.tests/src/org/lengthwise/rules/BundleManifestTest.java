// SPDX-License-Identifier: EPL-2.0
package org.lengthwise.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lengthwise.rules.BundleManifest.Clause;
import org.lengthwise.rules.ImportTable.Row;

/** Every manifest below {@code bundles/} keeps to the layers. */
class BundleManifestTest {

	private static final String VERSION = "version";

	static List<BundleManifest> bundles() throws IOException {
		Path bundles = Path.of(System.getProperty("lengthwise.root"), "bundles");
		try (Stream<Path> folders = Files.list(bundles)) {
			return folders.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF"))).sorted().map(BundleManifest::read).toList();
		}
	}

	@Test
	void findsTheBundles() throws IOException {
		assertTrue(bundles().stream().anyMatch(bundle -> bundle.symbolicName().equals("org.lengthwise.protocol")));
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void isNamedAsItsFolderAndItsPackages(BundleManifest bundle) throws IOException {
		assertEquals(bundle.folder().getFileName().toString(), bundle.symbolicName());
		String root = bundle.symbolicName().replace('.', '/');
		try (Stream<Path> files = Files.walk(bundle.folder().resolve("src"))) {
			files.filter(file -> file.toString().endsWith(".java")).forEach(file -> assertTrue(file.startsWith(bundle.folder().resolve("src").resolve(root)), file.toString()));
		}
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void hasARowInTheTable(BundleManifest bundle) {
		assertNotNull(ImportTable.row(bundle.symbolicName()), bundle + " has no row in the import table");
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void importsOnlyWhatItsLayerMay(BundleManifest bundle) {
		Row row = ImportTable.row(bundle.symbolicName());
		for (Clause imported : bundle.clauses("Import-Package")) {
			String name = imported.name();
			if (name.startsWith(ImportTable.PREFIX)) {
				String rest = name.substring(ImportTable.PREFIX.length());
				assertTrue(row.own().stream().anyMatch(own -> ImportTable.within(own, rest)), bundle + " must not import " + name);
			} else {
				assertTrue(row.outside().stream().anyMatch(prefix -> ImportTable.within(prefix, name)), bundle + " must not import " + name);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void importsNothingInternal(BundleManifest bundle) {
		for (Clause imported : bundle.clauses("Import-Package")) {
			assertFalse((imported.name() + '.').contains(".internal."), bundle + " must not import " + imported.name());
		}
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void importsOurPackagesByRange(BundleManifest bundle) {
		for (Clause imported : bundle.clauses("Import-Package")) {
			if (imported.name().startsWith(ImportTable.PREFIX)) {
				String range = imported.parameters().getOrDefault(VERSION, "");
				assertTrue(range.matches("\\[\\d+(\\.\\d+)*,\\d+(\\.\\d+)*\\)"), bundle + " imports " + imported.name() + " with version '" + range + "', not with a range");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void requiresNoBundleButTheWorkbench(BundleManifest bundle) {
		Row row = ImportTable.row(bundle.symbolicName());
		for (Clause required : bundle.clauses("Require-Bundle")) {
			assertTrue(row.requiredBundles().contains(required.name()), bundle + " must not require " + required.name());
		}
		assertFalse(bundle.headers().containsKey("DynamicImport-Package"), bundle + " imports dynamically");
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void exportsPublicPackagesWithAVersionAndToEverybody(BundleManifest bundle) {
		for (Clause exported : bundle.clauses("Export-Package")) {
			assertTrue(ImportTable.within(bundle.symbolicName(), exported.name()), bundle + " exports " + exported.name());
			assertFalse((exported.name() + '.').contains(".internal."), bundle + " exports " + exported.name());
			assertTrue(exported.parameters().containsKey(VERSION), bundle + " exports " + exported.name() + " without a version");
			assertEquals(Set.of(VERSION), exported.parameters().keySet(),
					bundle + " exports " + exported.name() + " not to everybody");
		}
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void saysWhatEachExportedPackageIsFor(BundleManifest bundle) {
		for (Clause exported : bundle.clauses("Export-Package")) {
			Path info = bundle.folder().resolve("src").resolve(exported.name().replace('.', '/')).resolve("package-info.java");
			assertTrue(Files.exists(info), info + " is missing");
		}
	}
}
