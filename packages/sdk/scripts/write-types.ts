import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { type ApiDocument, platformPart } from './platform-part.ts';

const HEAD =
  '// Written by `npm run openapi` from docs/api/openapi.json; change the schemas in packages/contracts instead.';

/** The types of what a platform may call: `paths`, and every named schema that these reach under its own name. */
export async function writeTypes(document: ApiDocument): Promise<string> {
  // `as`: a part of the server's document, which is OpenAPI 3.1; the library's type names every member of the format.
  const part = platformPart(document) as OpenAPI3;
  const nodes = await openapiTS(part, {
    alphabetize: true,
    // A platform need not send what the server fills in.
    defaultNonNullable: false,
    exportType: true,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    silent: true,
  });
  return `${HEAD}\n${astToString(nodes)}`;
}
